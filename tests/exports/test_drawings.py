"""The drawings: native charts that show where each group stands, and nothing finer."""

import re
from dataclasses import replace
from math import dist
from xml.etree.ElementTree import Element, fromstring

import pytest

from analysis.report import GroupLabel, Pole, PracticeReport, Report, Role
from exports.charts.captions import wrapped
from exports.charts.marks import Caption, Picture, Point, Spots, Stroke, around, arrow, outline
from exports.charts.triangle import HEIGHT, draw_triangle
from exports.edition import Edition
from exports.tellings import Source, tellings_of
from tests.exports.reading import in_english, parts_of, sheet_of, text_of, xml_parts
from tests.exports.reports import (
    ENGLISH,
    TITLES,
    a_masked_report,
    a_questionnaire,
    a_report,
    a_scale_report,
    a_wide_frame_report,
    centre_forms,
    forms_reading,
    masked,
    near,
    workshop_reading,
    zone_forms,
)

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
TOP: Point = (0.5, round(HEIGHT, 4))
LEFT: Point = (0.0, 0.0)
RIGHT: Point = (1.0, 0.0)


def drawn(report: Report, source: Source) -> Picture:
    """Return the picture of the first practice in one source."""
    edition = Edition(report=report, translations=ENGLISH)
    tellings = tellings_of(report.practices[0], edition)
    return draw_triangle(next(one for one in tellings if one.source is source), edition)


def rings(picture: Picture, group: str) -> list[Point]:
    """Return the middle of each hollow mark of a group: a closed outline."""
    closed = [
        mark.points
        for mark in picture.marks
        if isinstance(mark, Stroke) and mark.name == group and mark.points[0] == mark.points[-1]
    ]
    return [middle(points[:-1]) for points in closed]


def filled(picture: Picture, group: str) -> list[Point]:
    return [
        mark.points[0] for mark in picture.marks if isinstance(mark, Spots) and mark.name == group
    ]


def middle(points: tuple[Point, ...]) -> Point:
    return (
        sum(x for x, _y in points) / len(points),
        sum(y for _x, y in points) / len(points),
    )


def of_forms(*groups: object) -> Report:
    report = a_report(TITLES[:1], workshops=False)
    reading = forms_reading(0, groups)  # type: ignore[arg-type]
    return replace(report, practices=(PracticeReport(practice="p1", forms=reading),))


def test_a_group_position_is_drawn_where_the_group_placed_it() -> None:
    picture = drawn(a_report(TITLES[1:2], forms=False), Source.WORKSHOP)
    expected = (4 / 6 / 2 + 1 / 6, 4 / 6 * HEIGHT)

    assert rings(picture, "Équipe d’intervention")[0] == pytest.approx(expected, abs=0.001)


def test_small_groups_are_drawn_at_the_point_of_their_zone() -> None:
    picture = drawn(of_forms(zone_forms("g1", near(0), near(2))), Source.FORMS)

    assert rings(picture, "Équipe d’intervention")[0] == pytest.approx(TOP, abs=0.001)
    assert filled(picture, "Équipe d’intervention") == [RIGHT]


def test_a_released_centre_is_drawn_where_it_was_released() -> None:
    picture = drawn(of_forms(centre_forms("g1", (10, 1, 1), (1, 1, 10))), Source.FORMS)
    (x, y) = filled(picture, "Équipe d’intervention")[0]

    assert (x, y) == pytest.approx((1 / 24 + 10 / 12, HEIGHT / 12), abs=0.001)


def test_a_group_that_is_not_shown_leaves_nothing_in_the_drawing() -> None:
    picture = drawn(of_forms(zone_forms("g1", near(0), near(2)), masked("g2")), Source.FORMS)

    assert not rings(picture, "Destinataires")
    assert not filled(picture, "Destinataires")


def test_groups_that_share_a_place_stand_beside_each_other() -> None:
    alike = [zone_forms(code, near(1), near(1)) for code in ("g1", "g2", "g3")]
    picture = drawn(of_forms(*alike), Source.FORMS)
    places = [
        filled(picture, label)[0]
        for label in ("Équipe d’intervention", "Destinataires", "Membres du CA")
    ]

    assert min(dist(one, other) for one in places for other in places if one != other) > 0.05
    assert all(dist(place, LEFT) < 0.06 for place in places)


def test_a_group_that_stays_has_a_ring_around_its_mark_and_no_arrow() -> None:
    picture = drawn(of_forms(zone_forms("g1", near(1), near(1))), Source.FORMS)
    strokes = [
        mark
        for mark in picture.marks
        if isinstance(mark, Stroke) and mark.name == "Équipe d’intervention"
    ]

    assert len(strokes) == 1
    assert rings(picture, "Équipe d’intervention")[0] == pytest.approx(LEFT, abs=0.001)


def test_what_is_read_in_forms_has_a_dashed_arrow_and_a_workshop_a_solid_one() -> None:
    def shafts(picture: Picture) -> set[bool]:
        return {
            mark.dashed
            for mark in picture.marks
            if isinstance(mark, Stroke) and len(mark.points) == 2
        }

    assert shafts(drawn(a_report(TITLES[1:2], forms=False), Source.WORKSHOP)) == {False}
    assert shafts(drawn(of_forms(zone_forms("g1", near(0), near(2))), Source.FORMS)) == {True}


def test_rounded_centres_have_two_marks_and_no_arrow() -> None:
    """An arrow between them would draw how far the group moves."""
    picture = drawn(of_forms(centre_forms("g1", (10, 1, 1), (1, 1, 10))), Source.FORMS)
    strokes = [mark for mark in picture.marks if isinstance(mark, Stroke)]

    assert [mark.name for mark in strokes if len(mark.points) == 2] == []
    assert len(rings(picture, "Équipe d’intervention")) == 1
    assert len(filled(picture, "Équipe d’intervention")) == 1


def test_every_group_keeps_its_letter_beside_its_mark() -> None:
    picture = drawn(a_report(TITLES[:1], forms=False), Source.WORKSHOP)
    letters = [mark.text for mark in picture.marks if isinstance(mark, Caption)]

    assert letters[:3] == ["Expertise", "Représentation", "Participation"]
    assert letters[3:] == ["A", "B", "C"]


def test_the_five_shapes_have_as_many_corners_as_they_should() -> None:
    assert [len(outline(shape, LEFT, 1)) - 1 for shape in range(6)] == [20, 4, 3, 4, 5, 20]


def test_an_arrow_points_to_where_it_goes() -> None:
    _tail, tip, one, _tip, other = arrow((0, 0), (1, 0), leave=0.1, stop=0.1, head=0.1)

    assert tip == (0.9, 0)
    assert one[0] < tip[0]
    assert other[0] < tip[0]
    assert one[1] == -other[1]


def test_marks_that_touch_have_no_arrow_between_them() -> None:
    assert arrow((0, 0), (0.1, 0), leave=0.05, stop=0.05, head=0.05) == ()


def test_one_mark_alone_stands_on_its_place() -> None:
    assert around(0, 1, 0.5) == (0, 0)
    assert dist(around(0, 2, 0.5), around(1, 2, 0.5)) == pytest.approx(1)


@pytest.mark.parametrize("name", ["Expertise", "x" * 80, "", "une expertise reconnue par " * 5])
def test_the_name_of_a_pole_fits_under_its_corner(name: str) -> None:
    lines = wrapped(name).split("\n")

    assert len(lines) <= 3
    assert all(len(line) <= 18 for line in lines)


def test_there_is_one_chart_per_practice_and_source_that_shows_something() -> None:
    book = in_english(a_report(TITLES[:3]))

    assert len(list(xml_parts(book, "xl/charts/"))) == 6


def test_where_nothing_is_shown_words_stand_instead_of_a_chart() -> None:
    book = in_english(a_masked_report())

    assert not list(xml_parts(book, "xl/charts/"))
    assert "too few answers, or what it keeps for its workshop" in text_of(book, "Triangles")


def test_before_anything_is_collected_the_sheet_says_when_drawings_appear() -> None:
    book = in_english(a_report(workshops=False, forms=False))

    assert "Nothing to draw yet: positions appear here once" in text_of(book, "Triangles")


@pytest.mark.parametrize(
    "report", [a_report(TITLES[:2]), a_scale_report(), a_wide_frame_report()], ids=["3", "2", "4"]
)
def test_each_chart_says_in_words_what_it_shows(report: Report) -> None:
    book = in_english(report)
    frames = [frame for drawing in xml_parts(book, "xl/drawings/") for frame in frames_in(drawing)]

    assert len(frames) == len(list(xml_parts(book, "xl/charts/")))
    for frame in frames:
        assert re.search(r"From the (workshops|forms)\. Équipe.+ – Today – .+; Wished for", frame)


def frames_in(drawing: str) -> list[str]:
    properties: list[Element] = list(fromstring(drawing).iter(f"{DRAWING}cNvPr"))
    return [one.get("descr", "") for one in properties]


def test_the_alternative_text_of_a_chart_is_its_own() -> None:
    drawing = next(iter(xml_parts(in_english(a_report(TITLES[:2])), "xl/drawings/")))
    texts = frames_in(drawing)

    assert [text.split(".")[0] for text in texts] == [*TITLES[:2], *TITLES[:2]]
    assert "From the workshops" in texts[0]
    assert "From the forms" in texts[2]


def test_charts_say_what_readers_would_guess_differently() -> None:
    """Lines are straight and axes are hidden because it is written, not by default."""
    for chart in xml_parts(in_english(a_report(TITLES[:1])), "xl/charts/"):
        assert chart.count('<smooth val="0"') == chart.count("<ser>")
        assert chart.count('<delete val="1"') == 2
        assert '<roundedCorners val="0"' in chart
        assert 'wrap="none"' in chart


def test_a_pole_or_a_group_may_have_any_name() -> None:
    groups = (
        GroupLabel(code="g1", role=Role.OTHER, label='<&"> 🎉\ufffe\x1f'),
        GroupLabel(code="g2", role=Role.OTHER, label="=1+1"),
        GroupLabel(code="g3", role=Role.OTHER, label=""),
    )
    report = a_report(TITLES[:1], forms=False)
    poles = [Pole(name=name) for name in ("\ufffe", '<&">', "\ud800=1")]
    questionnaire = replace(
        a_questionnaire(['<&"> \ufffe'], groups=groups, poles=poles), title="\x0b&P\ufffe"
    )
    practices = (PracticeReport(practice="p1", workshop=workshop_reading(0)),)
    book = in_english(replace(report, questionnaire=questionnaire, practices=practices))
    for name, content in parts_of(book).items():
        if name.endswith(".xml"):
            fromstring(content)

    (frame,) = frames_in(next(iter(xml_parts(book, "xl/drawings/"))))
    assert '<&"> 🎉 – Today' in frame


def test_the_coordinates_are_outside_of_what_is_printed() -> None:
    sheet = sheet_of(in_english(a_report(TITLES[:2])), "Triangles")
    last = int(str(sheet.print_area).rsplit("$", 1)[1])
    first = next(
        row
        for row in range(1, sheet.max_row + 1)
        if "Coordinates" in str(sheet.cell(row=row, column=1).value)
    )

    assert last < first

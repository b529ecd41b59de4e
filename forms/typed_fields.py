"""Fields that say in our words what they could not read."""

from typing import Any

from wtforms import DateField, IntegerField

from forms.lazy import _l


class WholeNumber(IntegerField):
    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write a whole number, in digits.")) from None


class Day(DateField):
    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(_l("Write a day as year-month-day, such as 2027-06-30.")) from None

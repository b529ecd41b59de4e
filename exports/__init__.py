"""The workbook: a rendering of one report, `(report, translations) → bytes`."""

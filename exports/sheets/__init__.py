"""The sheets: one function each, `(worksheet, edition)`."""

"""The one-page report as PDF/UA-1: what stands on the sheet, and its typesetting."""

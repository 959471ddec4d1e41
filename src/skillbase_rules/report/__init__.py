"""Assessments as people read them: text, Markdown and JSON-ready data, in Chinese or English."""

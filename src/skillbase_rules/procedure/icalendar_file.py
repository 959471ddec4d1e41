"""A timeline as an iCalendar file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.text import Language, Text
from skillbase_rules.procedure.timeline import Timeline


def to_ics(timeline: Timeline, language: Language = "zh", *, stamp: datetime | None = None) -> bytes:
    """Return the dated steps of a timeline as an iCalendar file; estimates are marked tentative.

    Args:
        timeline: The steps; those without a date are left out.
        language: The language of the titles.
        stamp: When the file was made, which the format asks for; when left out, the filing deadline or the
            day stated that each date rests on, since the library asks no clock.

    Raises:
        MissingExtraError: The extra ``ics`` is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise MissingExtraError(
            Text(
                "写 iCalendar 需要附加依赖 ics：pip install 'skillbase-rules[ics]'",
                "to_ics needs the extra ics: pip install 'skillbase-rules[ics]'",
            )
        ) from None
    file = Calendar()
    file.add("prodid", "-//skillbase-rules//timeline//EN")
    file.add("version", "2.0")
    for step in timeline.steps:
        if step.start is None:
            continue
        event = Event()
        event.add("uid", f"{step.id}@{timeline.edition}.skillbase-rules")
        event.add("dtstamp", step.rests_on if stamp is None else stamp)
        event.add("summary", step.label.in_(language))
        if isinstance(step.start, datetime):
            event.add("dtstart", step.start.astimezone(UTC))
        else:
            event.add("dtstart", step.start)
            # The end of a whole-day event is the day after its last day.
            event.add("dtend", (step.end or step.start) + timedelta(days=1))
        event.add("status", "TENTATIVE" if step.provisional else "CONFIRMED")
        because = step.provisional_because
        lines = [*step.clauses, *(() if because is None else (because.in_(language),))]
        event.add("description", "\n".join(lines))
        file.add_component(event)
    content: bytes = file.to_ical()
    return content

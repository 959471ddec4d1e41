"""A timeline as an iCalendar file, and as the file that follows one written before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from skillbase_rules.engine.arguments import items_of, of_type
from skillbase_rules.engine.errors import MissingExtraError
from skillbase_rules.engine.names import name_key
from skillbase_rules.engine.text import Language, Text, shown
from skillbase_rules.procedure.days import CalendarError
from skillbase_rules.procedure.timeline import Step, Timeline

if TYPE_CHECKING:
    from icalendar import Component, Event

_SECOND = timedelta(seconds=1)
_LATEST = datetime(9999, 12, 31, tzinfo=UTC)
_MOST_DAYS_BEFORE = 1000
"""A reminder lies within three years of its step."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """How every event of one file is written."""

    language: Language
    stamp: datetime | None
    remind_days_before: tuple[int, ...]
    before: Mapping[str, Component]
    """The events of the file written before, by their UID."""

    def former(self, uid: str) -> _Former | None:
        """Return what the file written before says of an event; None where it has none."""
        event = self.before.get(uid)
        return None if event is None else _former(event)


@dataclass(frozen=True, slots=True)
class _Former:
    """An event of the file written before."""

    event: Component
    sequence: int
    stamp: datetime

    def next_stamp(self, stamp: datetime | None = None) -> datetime:
        """Return when a change of it was made, which is after it was."""
        if self.stamp > _LATEST:
            raise _unreadable()
        return max(self.stamp + _SECOND, stamp or self.stamp)


def to_ics(
    timeline: Timeline,
    language: Language = "zh",
    *,
    applicant: str | None = None,
    remind_days_before: Iterable[int] = (),
    previous: bytes | str | None = None,
    stamp: datetime | None = None,
) -> bytes:
    """Return the dated steps of a timeline as an iCalendar file; estimates are marked tentative.

    An event is the same event in every file for the same applicant and notice, whatever numbers and readings its date
    comes from. Where `previous` has it with other dates, its SEQUENCE goes up by one and its DTSTAMP moves on, so that
    a calendar takes the new date; one whose date is no longer known is cancelled.

    Args:
        timeline: The steps; those without a date are left out.
        language: The language of the titles.
        applicant: Whose steps these are; it keeps the events of several applicants apart in one calendar.
        remind_days_before: How many days before each step to remind of it; none by default.
        previous: The file written before for the same applicant.
        stamp: When the file was made, with its time zone, which the format asks for; when left out, the filing deadline
            or the day stated that each date rests on, since the library asks no clock.

    Raises:
        MissingExtraError: The extra ``ics`` is not installed.
        UnknownLanguageError: There is no such language.
        CalendarError: The stamp is no moment with a time zone, a reminder no number of days, or `previous` no calendar.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise MissingExtraError(
            Text(
                "写 iCalendar 需要附加依赖 ics：pip install 'skillbase-rules[ics]'",
                "to_ics needs the extra ics: pip install 'skillbase-rules[ics]'",
            )
        ) from None
    of_type("timeline", timeline, Timeline)
    if applicant is not None:
        of_type("applicant", applicant, str)
    writing = _Writing(language, _in_utc(stamp), _reminders(remind_days_before), _events_of(previous))
    file = Calendar()
    file.add("prodid", "-//skillbase-rules//timeline//EN")
    file.add("version", "2.0")
    for step in timeline.steps:
        uid = _uid(step, timeline, applicant)
        event = _event(step, uid, writing) if step.start is not None else _cancelled(writing.former(uid))
        if event is not None:
            file.add_component(event)
    content: bytes = file.to_ical()
    return content


def _uid(step: Step, timeline: Timeline, applicant: str | None) -> str:
    # An edition's id begins with its notice; what departs from the notice moves a date and makes no other event.
    notice = timeline.edition.partition("+")[0]
    # A digest, because a UID must travel through every calendar, which names in Chinese do not.
    name = "" if applicant is None else name_key(applicant)
    whose = f".{sha256(name.encode(errors='surrogatepass')).hexdigest()[:16]}" if name else ""
    return f"{step.id}{whose}@{notice}.skillbase-rules"


def _event(step: Step, uid: str, writing: _Writing) -> Event:
    from icalendar import Alarm, Event

    event, title = Event(), step.label.in_(writing.language)
    event.add("uid", uid)
    event.add("summary", title)
    if isinstance(step.start, datetime):
        event.add("dtstart", step.start.astimezone(UTC))
    elif step.start is not None:
        event.add("dtstart", step.start)
        # The end of a whole-day event is the day after its last day.
        event.add("dtend", (step.end or step.start) + timedelta(days=1))
    event.add("status", "TENTATIVE" if step.provisional else "CONFIRMED")
    because = step.provisional_because
    event.add("description", "\n".join([*step.clauses, *([] if because is None else [because.in_(writing.language)])]))
    _revise(event, writing.former(uid), writing.stamp or _in_utc(step.rests_on))
    for days in writing.remind_days_before:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(days=-days))
        event.add_component(alarm)
    return event


def _revise(event: Event, former: _Former | None, stamp: datetime | None) -> None:
    """Add the event's SEQUENCE and DTSTAMP, neither of which ever goes back."""
    if former is None:
        sequence, made = 0, stamp
    elif any(_date(event, name) != _date(former.event, name) for name in ("dtstart", "dtend", "status")):
        sequence, made = former.sequence + 1, former.next_stamp(stamp)
    else:
        sequence, made = former.sequence, former.stamp
    event.add("sequence", sequence)
    event.add("dtstamp", made)


def _cancelled(former: _Former | None) -> Component | None:
    """Return the event of a step whose date is no longer known, taken back; None where there was none."""
    from icalendar import Event

    if former is None or str(former.event.get("status")) == "CANCELLED":
        return None if former is None else former.event
    event = Event()
    for name in ("uid", "summary", "dtstart", "dtend", "description"):
        if name in former.event:
            event[name] = former.event[name]
    event.add("status", "CANCELLED")
    event.add("sequence", former.sequence + 1)
    event.add("dtstamp", former.next_stamp())
    return event


def _date(event: Component, name: str) -> object:
    value = event.get(name)
    return getattr(value, "dt", value if value is None else str(value))


def _in_utc(stamp: object) -> datetime | None:
    if stamp is None:
        return None
    if not isinstance(stamp, datetime) or stamp.utcoffset() is None:
        raise CalendarError(
            Text(
                f"stamp 为 {shown(stamp)}；请给出带时区的时刻，如 2024-08-01T09:00:00+08:00。",
                f"stamp is {shown(stamp)}; give a moment with its time zone, such as 2024-08-01T09:00:00+08:00.",
            )
        )
    try:
        return stamp.astimezone(UTC)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC) if stamp.year == 1 else _LATEST


def _reminders(days: Iterable[object]) -> tuple[int, ...]:
    numbers: dict[int, None] = {}
    for number in items_of("remind_days_before", days, object):
        if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= _MOST_DAYS_BEFORE:
            raise CalendarError(
                Text(
                    f"remind_days_before 含 {shown(number)}；请给出 0 至 {_MOST_DAYS_BEFORE} 的整数。",
                    f"remind_days_before has {shown(number)}; give whole numbers from 0 to {_MOST_DAYS_BEFORE}.",
                )
            )
        numbers[number] = None
    return tuple(numbers)


def _events_of(previous: bytes | str | None) -> Mapping[str, Component]:
    from icalendar import Calendar

    if previous is None:
        return {}
    text = previous if isinstance(previous, bytes) else of_type("previous", previous, str)
    try:
        return {str(event["uid"]): event for event in Calendar.from_ical(text).walk("VEVENT")}
    except (ValueError, KeyError, IndexError):
        raise _unreadable() from None


def _former(event: Component) -> _Former:
    sequence, stamp = event.get("sequence", 0), _date(event, "dtstamp")
    if not isinstance(sequence, int) or not isinstance(stamp, datetime) or stamp.utcoffset() is None:
        raise _unreadable()
    return _Former(event, sequence, stamp)


def _unreadable() -> CalendarError:
    return CalendarError(
        Text("previous 不是可读的 iCalendar 文件。", "previous is not an iCalendar file that can be read.")
    )

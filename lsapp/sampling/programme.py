# SPDX-License-Identifier: MIT
"""Invents a programme with its activities, money and results."""

from __future__ import annotations

import datetime as dt

from lsapp.catalogue.model import Plan, Unit, UnitKind
from lsapp.domain.records import (
    Activity,
    BudgetLine,
    Letterhead,
    Programme,
    Progress,
    Status,
    derived_key,
    natural_key,
)
from lsapp.domain.timeframe import parse_timeframe
from lsapp.sampling.chance import Chance
from lsapp.sampling.recipe import ActivityWords, Recipe

_MILLION = 1_000_000
_TERRITORIES = frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.DISTRICT, UnitKind.CITY})


class ProgrammeMaker:
    """Makes the records of one unit's programme; every choice follows from the seed and the unit."""

    def __init__(self, recipe: Recipe, plan: Plan, unit: Unit, year: int, seed: int) -> None:
        self._recipe = recipe
        self._plan = plan
        self.unit = unit
        self._year = year
        self.seed = seed
        self._chance = Chance("programme", seed, unit.code, year)

    def programme(self, letterhead: Letterhead) -> Programme:
        """Return the programme: issued in its first year, running over the round and the one before."""
        words = self._recipe.programme
        first, last = self._year - 1, self._year - 2 + words.years
        kind = self._chance.pick(words.doc_types)
        issued = _weekday(dt.date(first, 9, 3) + dt.timedelta(days=self._chance.number(0, 60)))
        symbol = letterhead.programme_symbol or f"{kind}-{self.unit.symbol}"
        return Programme(
            unit=self.unit.code,
            key=derived_key("sample", str(self.seed), self.unit.code, "programme"),
            plan=self._plan.code,
            doc_type=kind,
            number=f"{self._chance.number(3, 180):02d}",
            symbol=f"{kind}-{symbol.partition('-')[2] or self.unit.symbol}",
            issued_on=issued,
            signatory=self._recipe.signatory.get(self.unit.kind),
            title=self.say(words.title, tu_nam=str(first), den_nam=str(last)),
            period_from=first,
            period_to=last,
            note=self.say(words.note) if words.note else None,
        )

    def say(self, text: str, **more: str) -> str:
        """Fill the places in the recipe's words."""
        places = {
            "don_vi": self._name(),
            "nam": str(self._year),
            "nam_truoc": str(self._year - 1),
            "nam_sau": str(self._year + 1),
        }
        return text.format_map(places | more)

    def _name(self) -> str:
        """The unit's name within a sentence: xã, phường, huyện in lower case, bodies as they are."""
        name = self.unit.name
        return name[:1].lower() + name[1:] if self.unit.kind in _TERRITORIES else name

    def activities(self, programme: Programme, count: int | None) -> list[Activity]:
        """Return ``count`` activities, by default one for each that the recipe has for this kind."""
        words = [
            one for one in self._recipe.activities if not one.kinds or self.unit.kind in one.kinds
        ]
        wanted = len(words) if count is None else count
        chosen = self._spread(words, wanted)
        chosen += [self._extra(index) for index in range(wanted - len(chosen))]
        return [self._activity(programme, one, place) for place, one in enumerate(chosen)]

    def _spread(self, words: list[ActivityWords], wanted: int) -> list[ActivityWords]:
        """Return at most ``wanted`` of the words, every group served before one is served twice."""
        groups: dict[str, list[ActivityWords]] = {}
        for one in words:
            groups.setdefault(one.group, []).append(one)
        chosen: list[ActivityWords] = []
        for depth in range(max((len(ones) for ones in groups.values()), default=0)):
            chosen += [ones[depth] for ones in groups.values() if depth < len(ones)]
        chosen = chosen[:wanted]
        return [one for one in words if one in chosen]

    def _extra(self, index: int) -> ActivityWords:
        extra, chance = self._recipe.extra, self._chance
        group = self._plan.groups[index % len(self._plan.groups)].code
        content = chance.pick(extra.content).replace("{linh_vuc}", chance.pick(extra.fields))
        return ActivityWords(
            group=group,
            content=f"{content} (đợt {index + 1})",
            timeframe=chance.pick(extra.timeframes),
            product=chance.pick(extra.products),
            cost=extra.cost,
            results=extra.results,
        )

    def _activity(self, programme: Programme, words: ActivityWords, place: int) -> Activity:
        unit, chance = self.unit, self._chance
        timeframe = self.say(words.timeframe)
        return Activity(
            unit=unit.code,
            key=derived_key("sample", str(self.seed), unit.code, "activity", str(place)),
            programme=programme.key,
            group=words.group,
            plan_task=words.task,
            content=self.say(words.content),
            lead_unit=chance.pick(self._recipe.leads[unit.kind]),
            cooperating_units=chance.pick(self._recipe.cooperating[unit.kind]),
            timeframe=timeframe,
            due_on=parse_timeframe(timeframe).due,
            # Now and then a product was forgotten: a sample without a single warning teaches nothing.
            product=None if place % 13 == 5 else words.product,
            indicator=words.indicator,
            baseline=words.baseline,
            target=words.target,
            position=place,
        )

    def budget(self, activities: list[Activity]) -> list[BudgetLine]:
        """Return a line of money for each activity that costs something, in đồng."""
        costs = {self.say(one.content): one.cost for one in self._recipe.activities}
        lines = []
        for activity in activities:
            low, high = costs.get(activity.content or "", self._recipe.extra.cost)
            planned = self._chance.number(low * 10, high * 10) * _MILLION // 10
            if planned == 0:
                continue
            spent = self._chance.pick((100, 100, 100, 96, 88, 70, 40))
            lines.append(
                BudgetLine(
                    unit=activity.unit,
                    key=derived_key("sample", activity.key, "money"),
                    activity=activity.key,
                    year=self._year,
                    source=self._chance.pick(self._recipe.sources[self.unit.kind]),
                    planned=planned,
                    disbursed=planned * spent // 100 // 100_000 * 100_000,
                )
            )
        return lines

    def progress(self, activities: list[Activity], round_code: str) -> list[Progress]:
        """Return what became of each activity in the round; in the one before, of what had begun."""
        year = int(round_code[:4])
        results = {self.say(one.content): one.results for one in self._recipe.activities}
        chance = Chance("progress", self.seed, self.unit.code, round_code)
        made = []
        for activity in activities:
            if year < self._year and activity.due_on and activity.due_on.year == self._year:
                continue
            words = results.get(activity.content or "") or self._recipe.extra.results
            made.append(self._progress(activity, round_code, chance, words))
        return made

    def _progress(
        self, activity: Activity, round_code: str, chance: Chance, words: tuple[str, ...]
    ) -> Progress:
        later = activity.due_on is not None and activity.due_on.year > int(round_code[:4])
        done = chance.happens(0.1 if later else 0.72)
        status = Status.COMPLETED if done else Status.IN_PROGRESS
        if not done and not later and chance.happens(0.2):
            status = Status.NOT_STARTED
        trouble = self._recipe.difficulties
        troubled = not done and chance.happens(0.6)
        percent = {Status.COMPLETED: 100, Status.NOT_STARTED: 0}.get(status)
        return Progress(
            unit=activity.unit,
            key=natural_key(Progress, activity.unit, self._plan.code, round_code, activity.key),
            plan=self._plan.code,
            round=round_code,
            activity=activity.key,
            status=status,
            percent=chance.number(3, 18) * 5 if percent is None else percent,
            result=None
            if status is Status.NOT_STARTED
            else self.say(chance.pick(words) if words else "Đã thực hiện"),
            indicator_reached=activity.target if done else None,
            difficulty=chance.pick(trouble.texts) if troubled else None,
            cause=chance.pick(trouble.causes) if troubled else None,
            proposal=(chance.pick(trouble.proposals) or None) if troubled else None,
        )


def _weekday(day: dt.date) -> dt.date:
    """The day itself, or the Monday after a week-end: no office issues papers then."""
    return day + dt.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

"""Who did it to whom around a word that names an event.

Each trigger has a frame (events/README.md) that says what its subject, object, genitive and prepositions stand for.
Words are looked for between the neighbouring events of the sentence, never across أن or a relative.
"""
from __future__ import annotations

from tawatur.lang.ar.agreement import accusative, follows, gender_fits, refers
from tawatur.lang.ar.around import Around
from tawatur.lang.ar.cue import Cue as Cue
from tawatur.lang.ar.passives import PARTICLES
from tawatur.lang.ar.phrases import PREPOSITIONS, QUOTES, Phrase
from tawatur.text.lexicon import kinds

_AGAINST = frozenset("علي ضد نحو تجاه باتجاه صوب ل الي".split())
_ATTACKERS = frozenset(("unknown-gunmen", "lone-attacker", "suicide-bomber"))
_NEAR = 25  # words
_TOPIC = 12  # words from أن to the verb of its noun
_NO_ARMY = frozenset(("PS", "EH", None))
_ONSETS = frozenset("هجوم اعتداء كمين غارة إغارة برصاص".split())  # attacks that take no object but "on" whom
_REPELS = ("صد ", "إحباط ", "إفشال ", "كسر ")  # nouns of an attack that failed, with the attacker after them
_EXPELS = ("طرد", "دحر")  # nouns with those who were driven out after them
_FIGHTS = frozenset(("Battles", "Explosions/Remote violence"))
_PASSING = frozenset("مرور بمرور ومرور عبور".split())
_BLASTS = frozenset(("suicide-bomb", "remote-explosive-landmine-ied"))
_REACHES = frozenset("طال طالت يطال تطال هز هزت".split())  # light verbs with an object: "طال القصف منازل"
_PAST = 8  # tokens
_FIRES = frozenset(("نار", "نيران", "حريق", "حريقا"))
_HANDS = frozenset("يد ايدي بيد بايدي قبضه بقبضه".split())
_IN = frozenset(("في", "ب", "داخل", "قرب", "عند", "وسط", "امام", "خارج", "مدخل", "بوابه", "قباله", "بالقرب من", "محيط"))
_AMIDST = frozenset(("بين", "وسط"))

_TOWNS = frozenset(("settlement", "camp"))
_BY = kinds("agent", "fire")


class FrameReader(Around):
    """Fills the arguments of event words from the phrases of one report."""

    def _joined_subject(self, cue: Cue) -> list[Phrase]:
        """The subject of the verb right before, where this one is joined to it."""
        if not cue.mention.prefix.startswith(("و", "ف")) or not self._subjects:
            return []
        at, phrases = self._subjects[-1]
        return phrases if cue.mention.start - at < _NEAR and "." not in self.words[at : cue.mention.start] else []

    def fill(self, cue: Cue) -> None:
        """Find actors, targets and weapons of one event word."""
        after = self.own(cue)
        cue.weapons = [p for p in self.between(cue.lo, cue.hi) if p.kind == "weapon"]
        after = [p for p in after if p.kind != "weapon" or p.owner or cue.row.frame in ("launch", "blast")]
        if cue.pos == "verb":
            self._verb(cue, after)
        elif cue.pos == "participle":
            self._participle(cue, after)
        else:
            self._noun(cue, after)
        if cue.row.frame == "suffer" and cue.row.kind.type == "Battles" and not cue.actors:
            cue.actors += self._taker(cue, after)
            cue.targets = [p for p in cue.targets if p not in cue.actors]
        if cue.actors:
            cue.actors += [p for p in self._helpers(cue) if p not in cue.actors]
        if cue.row.kind.slug in _BLASTS and not any(p.target_id for p in cue.targets):
            cue.targets += self._struck(after)[:1]

    def _taker(self, cue: Cue, after: list[Phrase]) -> list[Phrase]:
        """"سقطت المدينة في يد الجيش": into whose hands."""
        at = next((t for t in range(cue.mention.start, min(cue.hi, cue.mention.stop + 12)) if self.words[t] in _HANDS), None)
        found = [p for p in after if at is not None and p.start == at + 1 and p.actor_id]
        return self._list(found, after)

    # -- verbs

    def _verb(self, cue: Cue, after: list[Phrase]) -> None:
        frame = cue.row.frame
        bare = [p for p in after if not p.prep and not p.joined]
        agent = self._agent(cue)
        subject = self._subject_before(cue)
        cue.passive = self.passives.is_passive(cue, subject, bare, agent, self._joined_subject(cue))
        if cue.passive:
            cue.actors += agent
            fired_at = [p for p in after if p.prep in _AGAINST and not p.joined][:1] if frame == "launch" else []
            cue.targets += self._list(subject or fired_at or bare[:1], after)
        elif frame in ("clash", "agree"):
            self._sides(cue, subject, bare, after)
        elif frame in ("suffer", "undergo"):
            cue.targets += self._list(subject or bare[:1], after)
            cue.actors += agent
        elif frame == "blast":  # "سيارة مفخخة متوقفة أمام مصرف انفجرت"
            before = [p.stop for p in cue.weapons if p.start < cue.mention.start]
            cue.targets += self._struck(after) or self._struck(self.between(before[-1], cue.mention.start) if before else [])
        elif frame in ("move", "gather"):
            cue.actors += self._list(subject or [p for p in bare[:1] if p.actor_id] or self._owners(cue, after), after)
        else:
            self._transitive(cue, subject, bare, after)
        own = cue.row.weapon and cue.row.kind.type in _FIGHTS and cue.mention.stop - cue.mention.start > 1
        if own and not cue.actors and (nation := self._nation(cue)) is not None:
            cue.actors.append(nation)  # "سقط صاروخ روسي على"
        if cue.actors and not cue.passive:
            self._subjects.append((cue.mention.start, cue.actors))
        if not cue.actors and not cue.passive and not cue.after_event and frame not in ("blast", "suffer", "undergo"):
            cue.subjectless = True

    def _owners(self, cue: Cue, after: list[Phrase]) -> list[Phrase]:
        """Whose column or reinforcements an idiom moves: "تحركت تعزيزات للجيش", "وصل رتل من قوات كذا"."""
        return [p for p in after[:1] if cue.row.pos == "verb+" and p.prep in ("ل", "من") and p.start - cue.mention.stop <= 1 and p.actor_id]

    def _struck(self, after: list[Phrase]) -> list[Phrase]:
        """What stood where something went off, or passed by; a town is only where."""
        return [p for p in after if (p.kind == "class" and p.prep in _IN and p.traits & {"thing", "force", "armed"} and p.id not in _TOWNS)
                or (self.words[p.start - 1] in _AMIDST and p.traits & {"person", "thing"} and p.id not in _TOWNS)
                or (p.target_id and p.kind != "place" and self.words[p.start - 1] in _PASSING)]

    def _transitive(self, cue: Cue, subject: list[Phrase], bare: list[Phrase], after: list[Phrase]) -> None:
        """subject – verb – object, or verb – subject – object."""
        objects = [] if cue.row.kind.slug == "suicide-bomb" else bare  # himself
        if cue.after_event and not cue.mention.suffix:
            pass
        elif subject and self._topic_suffers(cue, bare):  # "جنود خطفهم مقاتلو الحركة"
            cue.actors += self._list(bare[:1], after)
            cue.targets += [p for p in subject if p.target_id]
            return
        elif subject:
            cue.actors += subject
        elif bare and self._means_acts(cue, bare[0]):
            objects = bare[1:]
        elif self._weapon_acts(cue):
            pass
        elif bare and not self.passives.topic(cue) and self._can_act(bare[0], cue, bare):
            cue.actors += self._list(bare[:1], after)
            own = {p.actor_id for p in cue.actors}  # "كتائب كذا، الجناح العسكري لكذا"
            objects = [p for p in bare[1:] if p not in cue.actors and not (p.kind == "party" and p.id in own)]
        elif bare and self._people_act(cue, bare[0]):
            cue.actors += bare[:1]
            objects = bare[1:]
        if cue.row.frame == "launch":
            cue.weapons += [p for p in objects[:1] if p.kind == "weapon" and p not in cue.weapons]
            objects = []
        against = [p for p in after if p.prep in _AGAINST and not p.joined and p.kind != "weapon"]
        objects = [*objects, *(p for p in after if p.prep == "في" and self.words[p.start - 2].removeprefix("ال") in _FIRES)]
        things = [p for p in objects if p.kind not in ("weapon", "place")]
        shots = cue.row.pos == "verb+" and bool(cue.row.weapon)  # an idiom has its object in it: "فتح النار على حافلة تقل عمالا"
        chosen = (shots and against[:1]) or things[:1] or against[:1] or [p for p in objects[:1] if p.kind != "weapon"]
        if cue.mention.suffix and not chosen and cue.row.frame != "launch":
            chosen = [p for p in self._antecedent(cue.mention.start - 1) or self._described(cue) if p.target_id and p.kind != "weapon"][-1:]
            cue.targets += chosen
            return
        if cue.row.frame == "harm" and not chosen:
            chosen = self._leader(max([cue.mention.stop, *(p.stop for p in cue.actors if p.start >= cue.mention.stop)]))
        cue.targets += self._list(chosen, after)

    def _people_act(self, cue: Cue, first: Phrase) -> bool:
        """"هاجم الروس القرية": a people that fights is its army."""
        if first.kind != "nation" or not (first.people and first.definite) or first.start != cue.mention.stop or cue.mention.suffix:
            return False
        army = getattr(first.data, "army_id", None) if getattr(first.data, "country", None) not in _NO_ARMY else None
        if army is None or cue.row.frame not in ("act", "launch") or cue.row.kind.type not in _FIGHTS:
            return False
        first.owner = army
        return True

    def _topic_suffers(self, cue: Cue, bare: list[Phrase]) -> bool:
        """Whether a verb with an object pronoun has its own subject right after it, so the noun before it is its object."""
        return bool(cue.mention.suffix and bare) and bare[0].start == cue.mention.stop and self._can_act(bare[0], cue, bare)

    def _means_acts(self, cue: Cue, first: Phrase) -> bool:
        """"قصفت طائرات حربية مواقع": the means of somebody unnamed as the subject."""
        return first.id == "aircraft" and not first.owner and first.start == cue.mention.stop and not cue.mention.suffix

    def _weapon_acts(self, cue: Cue) -> bool:
        """"استهدفت عبوة ناسفة دورية": a weapon of nobody named as the subject; of somebody, it acts for him."""
        return cue.row.frame != "launch" and any(p.start == cue.mention.stop and not p.owner and not p.prep for p in cue.weapons)

    def _can_act(self, first: Phrase, cue: Cue, bare: list[Phrase]) -> bool:
        """Whether the phrase right after a verb is its subject: it can act, and it stands next to the verb."""
        if first.actor_id is None or first.start - cue.mention.stop > 2 or "place" in first.traits or first.gathered:
            return False
        if cue.form is not None and (not follows(cue.form, first, self.words) or accusative(first, self.words)):
            return False
        if first.kind == "party" or first.owner or self._inside(cue, first) or self.passives.wrecks(cue, first):
            return True
        if cue.mention.suffix:
            return True
        if first.id in _ATTACKERS and cue.row.frame != "harm":
            return True
        if cue.row.pos == "verb+" and "person" in first.traits and not self.passives.is_passive(cue, [], [], [], []):
            return True  # the object stands in the idiom
        others = [p for p in bare[1:] if p.kind in ("party", "class")]
        return bool("force" in first.traits or ("person" in first.traits and (others or (first.plural and not first.stated))))

    def _inside(self, cue: Cue, first: Phrase) -> bool:
        """Whether a noun stands between a verb and the fixed words of its idiom ("ألقى عشرات الشبان الحجارة")."""
        return cue.row.pos == "verb+" and cue.mention.stop - cue.mention.start == 1 and first.start == cue.mention.stop \
            and cue.form is not None and cue.form.passive is False

    def _agent(self, cue: Cue) -> list[Phrase]:
        """The party after "من قبل", "على يد", "بنيران", or whose weapon it was done with ("بقذيفة حوثية")."""
        for mention in self.scene.within(cue.mention.stop, min(cue.hi, cue.mention.stop + 25)):
            if mention.any_of(_BY) and mention.start >= cue.mention.stop:
                found = [p for p in self.between(mention.stop, mention.stop + 4) if p.actor_id]
                if found:
                    return self._list(found[:1], self.between(mention.stop, mention.stop + 20))
        return [p for p in cue.weapons if p.prep == "ب" and p.owner and p.start >= cue.mention.stop][:1] if cue.pos == "noun" else []

    def _subject_before(self, cue: Cue) -> list[Phrase]:
        """The subject of a verb that follows it ("القوات قصفت"), or the antecedent of a relative ("التي قصفت")."""
        if cue.form is not None and cue.form.person == 1:
            return []
        at = cue.mention.start - 1
        while at >= cue.lo and self.words[at] in PARTICLES:
            at -= 1
        if "و" in cue.mention.prefix or "ف" in cue.mention.prefix or (self.opens_speech(cue.mention.start) and not self._in_clause(cue.lo)):
            return []
        best: list[Phrase] = []
        for phrase in self.between(cue.lo, cue.mention.start):
            if "place" not in phrase.traits and phrase.prep in ("", "ان") and phrase.actor_id and self._open_way(phrase.stop, at + 1):
                best = [*best, phrase] if phrase.joined and best else [phrase]
        if best:
            return self._joined_before(best, cue.lo)
        return [] if cue.mention.suffix else [p for p in self._antecedent(at) if p.actor_id][-1:] or self._topic(cue)

    def _in_clause(self, lo: int) -> bool:
        """Whether أن opens the stretch of an event word: a quotation inside its clause is a part of it ("إن القوات "صدت هجوما"")."""
        that = self.scene.mentions[self.scene.at[lo - 1]] if lo and self.scene.at[lo - 1] >= 0 else None
        return that is not None and that.of("that") is not None

    def _topic(self, cue: Cue) -> list[Phrase]:
        """"أن مسلحين يرتدون كذا هاجموا": the noun with which the clause of أن begins, where the verb agrees with it."""
        if not self._in_clause(cue.lo) or cue.form is None or cue.mention.start - cue.lo > _TOPIC:
            return []
        first = self.between(cue.lo, cue.mention.start)[:1]
        return [p for p in first if p.start <= cue.lo + 1 and not p.prep and p.actor_id and refers(cue.form, [p], self.words)]

    def _sides(self, cue: Cue, subject: list[Phrase], bare: list[Phrase], after: list[Phrase]) -> None:
        """All sides of a clash or agreement."""
        sides = list(subject)
        for phrase in after:
            if phrase.kind == "nation" and phrase.people and phrase.prep and not phrase.owner:
                phrase.owner = "people"  # "بين فلسطينيين والشرطة"
            if phrase.actor_id and (phrase.prep in ("مع", "بين", "ضد") or phrase.prep.lstrip("و") == "بين"
                                    or (phrase.joined and sides) or (not phrase.prep and not sides)):
                sides.append(phrase)
        cue.actors += sides or self._between_sides(cue)

    # -- participles and nouns

    def _participle(self, cue: Cue, after: list[Phrase]) -> None:
        bare = [p for p in after if not p.prep]
        against = [p for p in after if p.prep in _AGAINST]
        cue.subjectless = True
        cue.targets += self._list((bare or against)[:1], after)

    def _noun(self, cue: Cue, after: list[Phrase]) -> None:
        frame = cue.row.frame
        nation = self._nation(cue)
        cue.actors += self._agent(cue)
        described = nation if frame != "harm" else None  # "قصف إسرائيلي لمنزل": who struck
        after = [p for p in after if p not in cue.actors and p is not described]
        genitive = self._genitive(cue, after, described.stop if described is not None else cue.mention.stop)
        rest = [p for p in after if p not in genitive]
        if frame in ("clash", "agree"):
            self._sides(cue, [p for p in genitive if p.actor_id], [], rest)
        elif frame in ("move", "gather"):
            cue.actors += [p for p in genitive if p.actor_id]
        elif frame in ("harm", "take") and genitive and self._does_harm(cue, genitive[0], rest):
            cue.actors += self._list(genitive, rest)
            against = [p for p in rest if (not p.prep or p.prep in _AGAINST) and not p.joined and p.target_id and p not in cue.actors]
            cue.targets += self._list(against[:1], rest)
        elif frame in ("harm", "suffer", "take", "undergo"):
            cue.targets += self._list(genitive, after)
        elif frame == "blast":
            cue.targets += self._struck(after)[:1]
        else:
            self._attack_noun(cue, genitive, rest)
        if nation is not None and not cue.actors:
            cue.actors.append(nation)
        if cue.mention.suffix and frame in ("act", "take", "harm", "launch"):
            self._pronoun(cue, after)
        self._light_verbs(cue)
        if frame in ("act", "blast") and not any(p.target_id for p in cue.targets) and self._after_verb(cue):
            cue.targets += self._list(self._object_past(cue, [p for p in after if p not in cue.actors]), after)
        if not cue.actors and frame in ("act", "launch", "take", "harm"):
            cue.actors += self._by(cue, after)
        if frame in ("act", "launch", "clash") and not cue.targets and frame != "clash":
            against = [p for p in rest if p.prep.lstrip("و") in _AGAINST and p not in cue.actors and p.target_id]
            cue.targets += self._list(against[:1], after)

    def _after_verb(self, cue: Cue) -> bool:
        """Whether an attack is the subject of the verb right before it ("استهدف الهجوم مقرا", "طال القصف منازل")."""
        before = self.scene.mentions[self.scene.at[cue.mention.start - 1]] if cue.mention.start and self.scene.at[cue.mention.start - 1] >= 0 else None
        if before is None or cue.mention.prefix not in ("", "ال"):
            return False
        entry = before.of("trigger")
        strikes = entry is not None and entry.data.pos == "verb" and entry.data.row.frame == "act" and not before.suffix
        return strikes or self.words[before.start].lstrip("وف") in _REACHES

    def _object_past(self, cue: Cue, after: list[Phrase]) -> list[Phrase]:
        """The object of the verb before an attack, behind what describes the attack ("استهدفت غارة إسرائيلية مساء أمس منزلا")."""
        for phrase in after:
            if phrase.start - cue.mention.stop > _PAST or "،" in self.words[cue.mention.stop : phrase.start]:
                break
            if not phrase.prep and not phrase.joined and phrase.target_id and phrase.kind in ("class", "party"):
                return [phrase]
        return []

    def _pronoun(self, cue: Cue, after: list[Phrase]) -> None:
        """"قصفها بلدة": the pronoun did it, the noun suffered; "قصفها" alone: the pronoun suffered."""
        objects = [p for p in after if not p.prep and not p.joined and p.target_id and p.kind != "weapon"
                   and self._skip_names(cue.mention.stop, p.start)]
        if self.words[cue.mention.stop - 1] == "علي":
            cue.subjectless = True
        elif objects or [p for p in after[:1] if p.prep in _AGAINST and p.start - cue.mention.stop <= 1]:
            cue.targets = self._list(objects[:1], after) or cue.targets
            cue.subjectless = True
        elif not cue.targets:
            near = [p for p in self.between(max(cue.mention.start - 14, 0), cue.mention.start) if p.kind == "class"
                    and gender_fits(cue.mention.suffix, p, self.words)]
            cue.targets += near[-1:]

    def _by(self, cue: Cue, after: list[Phrase]) -> list[Phrase]:
        """"هجوم من قوات النظام", "لقصف من طائرات العدو": the party after "من" close by an event noun."""
        for phrase in after:
            if phrase.start - cue.mention.stop > 4:
                break
            source = phrase.prep == "من" and cue.row.frame != "take" and "civil" not in phrase.traits and phrase.id != "people"
            if phrase.actor_id and phrase.kind != "nation" and (source or (phrase.prep == "ل" and phrase.kind == "weapon")):
                return self._list([phrase], after)
        return []

    def _attack_noun(self, cue: Cue, genitive: list[Phrase], rest: list[Phrase]) -> None:
        """قصف الجيش البلدة, قصف البلدة, هجوم على: a party in the genitive acts, a thing or place suffers."""
        if cue.row.forms.startswith(_REPELS):
            cue.targets += self._list(genitive, rest)
        elif genitive and genitive[0].actor_id and (self._acts(genitive[0], rest) or self._onset(cue, genitive[0])):
            cue.actors += self._list(genitive, rest)
            self._object_after(cue, [p for p in rest if p not in cue.actors])
        elif genitive:
            cue.targets += self._list(genitive, rest)

    def _onset(self, cue: Cue, phrase: Phrase) -> bool:
        """Whether armed people in the genitive of an attack that is made "on" somebody made it: "هجوم المسلحين المباغت"."""
        return "armed" in phrase.traits and "thing" not in phrase.traits and cue.row.forms.partition(" ")[0] in _ONSETS

    def _does_harm(self, cue: Cue, phrase: Phrase, rest: list[Phrase]) -> bool:
        """"اعتقال الجيش شابا", "تدمير الاحتلال منازل": a side before its object in the genitive of a verbal noun."""
        if (phrase.owner or phrase.kind == "party") and "civil" not in phrase.traits and rest and rest[0].prep == "ل" and rest[0].target_id and rest[0].start - phrase.stop <= 1:
            return True  # "إسقاط الدفاعات الجوية اليمنية للطائرة"
        if "thing" in phrase.traits or (phrase.kind != "party" and not phrase.traits & {"force", "armed"}):
            return False
        if cue.row.frame == "take" and not cue.row.forms.startswith(_EXPELS):
            return bool(phrase.actor_id)
        if phrase.stop in self._numbers:
            return True
        return bool(phrase.actor_id) and any(not p.prep and not p.joined and p.target_id and p.start - phrase.stop <= 1 for p in rest[:1])

    def _acts(self, phrase: Phrase, rest: list[Phrase]) -> bool:
        """Whether a genitive after an attack did it: a party, a force, a weapon of somebody, or persons before an object."""
        if phrase.kind in ("party", "weapon") or "force" in phrase.traits:
            return True
        if phrase.id == "aircraft":
            return any(p.target_id and (not p.prep or p.prep in _AGAINST) for p in rest[:1])
        return "armed" in phrase.traits and "thing" not in phrase.traits and \
            any(p.target_id and (not p.prep or p.prep in _AGAINST) and not p.joined for p in rest[:1])

    def _object_after(self, cue: Cue, rest: list[Phrase]) -> None:
        """A second bare noun after the genitive is the object of a verbal noun."""
        if cue.targets:
            return
        bare = [p for p in rest if not p.prep and not p.joined and p.kind in ("class", "party") and p.target_id]
        cue.targets += self._list(bare[:1], rest)

    def _genitive(self, cue: Cue, after: list[Phrase], start: int) -> list[Phrase]:
        """The phrase that stands right after a noun, at `start` behind its adjective of nation, or after its pronoun's antecedent."""
        if not after or "ال" in cue.mention.prefix or cue.mention.suffix:
            return []
        first = after[0]
        described = start > cue.mention.stop
        while start < first.start and (self.words[start] in QUOTES or (self.scene.at[start] < 0 and self.words[start].endswith(("يه", "ي", "ه", "ا"))
                                       and start - cue.mention.stop < 2)):
            start += 1
        if first.prep in (("ل",) if described else ("", "ل")) and first.start <= start and \
                (first.kind in ("party", "class", "nation") or (first.kind == "weapon" and first.owner)):
            return [first]
        return []

    def _nation(self, cue: Cue) -> Phrase | None:
        """The adjective of nation or side after an event noun ("القصف الإسرائيلي") as the one who acts."""
        if cue.row.frame not in ("act", "launch", "move", "take", "harm"):
            return None
        for phrase in self.between(cue.mention.stop, cue.mention.stop + 3):
            if any(self.words[t] in PREPOSITIONS for t in range(cue.mention.stop, phrase.start)):
                break
            if phrase.kind == "nation" and not (phrase.prep or phrase.joined or phrase.stated or phrase.people):
                data = phrase.data
                phrase.owner = getattr(data, "army_id", None) or getattr(data, "state_id", None)
                return phrase if phrase.owner else None
            if phrase.kind in ("party", "class"):
                break
        return None

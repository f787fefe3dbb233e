"""What is one event and what is two: deeds joined by "and", fights told again, entries that were thwarted."""
from __future__ import annotations

from tawatur import Claim, Document, Reader

READER = Reader()


def claims(text: str, published: str = "2024-03-10") -> tuple[Claim, ...]:
    return READER.read(Document("x", text, published=published)).claims


def ids(found: tuple) -> list[str]:  # type: ignore[type-arg]
    return [item.value.id for item in found]


def names(claim: Claim) -> set[str]:
    return {place.value.name for place in claim.places}


def test_joined_withdrawals_have_their_own_places() -> None:
    told = claims("قال المرصد السوري لحقوق الإنسان إن قوات الجيش السوري انسحبت أمس من مدينة إدلب وانسحبت من بلدة سراقب.")
    assert [names(c) for c in told] == [{"Idlib"}, {"Saraqib"}]
    assert [ids(c.actors) for c in told] == [["syrian-army"], ["syrian-army"]]


def test_a_verb_goes_on_with_the_subject_of_the_sentence_before() -> None:
    told = claims("قصفت قوات الجيش السوري أمس مدينة حلب بالمدفعية. كما انسحبت أمس من بلدة سراقب.")
    assert ids(told[-1].actors) == ["syrian-army"]
    assert names(told[-1]) == {"Saraqib"}


def test_a_participle_before_its_object_is_a_deed_of_its_own() -> None:
    told = claims("قال حزب الله إن مقاتليه خاضوا معارك مع الجيش الإسرائيلي في بلدة الخيام مستهدفين دبابات العدو بالهاون.")
    assert [c.subtype for c in told] == ["Armed clash", "Shelling/artillery/missile attack"]


def test_what_goes_on_since_long_is_no_event() -> None:
    assert not claims("منذ 1 يناير الماضي يشن الجيش الإسرائيلي حربا على قطاع غزة.")


def test_a_place_of_captivity_is_no_capture() -> None:
    told = claims("قالت كتائب القسام إن القوة الإسرائيلية وصلت إلى مكان احتجاز الأسرى.")
    assert all(c.subtype != "Abduction/forced disappearance" for c in told)


def test_finding_a_force_is_no_seizure_of_weapons() -> None:
    told = claims("قال حزب الله إن مقاتليه اكتشفوا قوة إسرائيلية في بلدة الخيام وقصفوها بالصواريخ.")
    assert all(c.subtype != "Disrupted weapons use" for c in told)


def test_planes_that_step_in_by_bombing() -> None:
    told = claims("أعلنت كتائب القسام أن الاشتباكات مع الجيش الإسرائيلي في جباليا أدت إلى مقتل جنديين وتدخلت الطائرات الحربية بالقصف.")
    clash = next(c for c in told if c.subtype == "Armed clash")
    assert [(t.value.outcome, t.value.min) for t in clash.counts] == [("killed", 2)]
    strike = next(c for c in told if c.subtype == "Air/drone strike")
    assert ids(strike.actors) == ["idf"]


def test_a_stretch_of_days_holds_for_deeds_of_the_same_side_only() -> None:
    told = claims("انسحب الجيش الإسرائيلي خلال اليومين الماضيين من جباليا. وانسحب الجيش الإسرائيلي من بيت لاهيا. وقصفت كتائب القسام مدينة سديروت بالصواريخ.")
    days = [c.time.value.start.isoformat()[:10] if c.time else None for c in told]
    assert days == ["2024-03-08", "2024-03-08", None]


def test_another_who_tells_the_dead_of_an_attack_makes_a_claim_of_his_own() -> None:
    told = claims("استهدفت غارة منزلا في صنعاء أمس، وقال شهود إن سبعة مدنيين قتلوا.")
    assert [(c.subtype, ids(c.speakers), len(c.counts)) for c in told] == [("Air/drone strike", [], 0), ("Air/drone strike", ["witnesses"], 1)]
    told = claims("استهدفت غارة منزلا في صنعاء أمس فقتل سبعة مدنيين، وفق شهود.")
    assert [(ids(c.speakers), len(c.counts)) for c in told] == [(["witnesses"], 1)]


def test_bodies_that_another_counts_are_a_toll() -> None:
    told = claims("استهدفت غارة منزلا في صنعاء أمس، وقال شهود إنهم دفنوا 30 جثة.")
    assert "Toll" in [c.type for c in told]


def test_who_laid_the_charge_that_went_off_is_told_of_the_blast() -> None:
    [claim] = claims("أصيب جنديان سوريان أمس في انفجار عبوة ناسفة زرعها مسلحون قرب تدمر.")
    assert claim.subtype == "Remote explosive/landmine/IED"
    assert [c.value.outcome for c in claim.counts] == ["injured"]


def test_who_had_laid_the_charge_tells_no_second_blast() -> None:
    told = claims("أصيب جنديان بانفجار عبوة ناسفة تم زرعها بواسطة مسلحين قرب الموصل.")
    assert [c.subtype for c in told] == ["Remote explosive/landmine/IED"]
    assert ids(told[0].actors) == ["unknown-gunmen"]


def test_missiles_launched_and_what_they_hit_are_one() -> None:
    told = claims("قال مسؤول إن الصاروخين اللذين أطلقتهما الطائرة أصابا منزلا في بلدة دوما.")
    assert [c.subtype for c in told] == ["Air/drone strike"]


def test_the_missile_that_was_launched_is_the_means() -> None:
    told = claims("قتل خمسة جنود بصاروخ أطلقته القوات الأمريكية على قاعدة قرب الموصل.")
    assert [w.value.kind for w in told[0].weapons] == ["rocket"]


def test_a_killing_and_the_shots_by_which_it_was_done_are_one() -> None:
    assert len(claims("قتل مسلح ستة سياح عندما أطلق الرصاص عليهم في تونس.")) == 1
    assert len(claims("قتل مسلح ستة سياح عندما قصفت الطائرات الإسرائيلية مدينة غزة.")) == 2


def test_what_a_strike_hit_is_no_second_strike() -> None:
    told = claims("أفادت مصادر باستهداف غارة جوية إسرائيلية مخيم البريج.")
    assert [c.subtype for c in told] == ["Air/drone strike"]


def test_a_comma_does_not_part_an_attack_from_what_it_struck() -> None:
    [claim] = claims("شن تنظيم داعش أمس ثلاث هجمات انتحارية، استهدفت تجمعات للجيش العراقي في الموصل.")
    assert (claim.subtype, ids(claim.actors)) == ("Suicide bomb", ["isis"])
    told = claims("شن تنظيم داعش أمس هجوما انتحاريا في الموصل، استهدفت القوات العراقية بعده مواقع في بيجي بالمدفعية.")
    assert len(told) == 2


def test_a_campaign_and_the_strikes_that_it_was_for_are_one() -> None:
    [claim] = claims("أطلقت تركيا أمس حملة جوية لقصف مواقع تنظيم داعش في الرقة.")
    assert (claim.subtype, ids(claim.actors)) == ("Air/drone strike", ["turkey"])


def test_what_was_done_in_answer_is_not_done_by_the_same() -> None:
    told = claims("قال الجيش الإسرائيلي إن الضربات الجوية أمس جاءت ردا على شن مسلحين فلسطينيين هجمات بقذائف الهاون على عسقلان.")
    strike = next(c for c in told if c.subtype == "Air/drone strike")
    assert ids(strike.actors) != ["palestinian-armed-groups"]


def test_harm_told_later_is_of_the_only_event_of_the_report() -> None:
    told = claims("قصفت طائرات حربية سوقا في إدلب أمس وقتلت ثلاثة مدنيين. ودعا الأهالي إلى هدنة. وامتدت الأزمة إلى المدارس. وأصيب سبعة آخرون بجروح.")
    assert [(c.subtype, len(c.counts)) for c in told] == [("Air/drone strike", 2)]


def test_a_withdrawal_is_no_repeat_of_the_entry() -> None:
    told = claims("قال شهود إن القوات الإسرائيلية انسحبت أمس من مخيم جنين بعد اقتحامه.")
    assert [c.trigger.value for c in told] == ["انسحبت", "اقتحامه"]

"""Words beside a speaker: titles, adverbs, kinds of statement, and what can be no name."""
from __future__ import annotations

PERSONS = {"civilians": "witnesses", "people": "witnesses", "officials": "officials-source", "medics": "medical-sources",
            "police": "security-sources", "soldiers": "military-source", "journalists": "media", "displaced": "witnesses",
            "captives": "captives", "detainees": "detainees", "protesters": "protesters", "fighters": "fighters",
            "tribes": "local-sources", "worshippers": "witnesses"}
QUANTIFIERS = frozenset("احد احدي بعض عدد عده من كل جميع معظم اكثر كبار كبير اثنان ثلاثه اربعه".split())
ADVERBS = frozenset(
    "له لها لهم عنه ايضا كذلك لاحقا سابقا قد رسميا امس اليوم بدوره بدورها بدورهم مجددا مرارا هنا به بها فيه فيها"
    " صباح مساء فجر ليل ظهر عصر يوم قبل قليل الان حينها انذاك وقتها اخيرا موخرا الانتباه النظر الانظار".split())
STATEMENTS = frozenset("بيان تصريح تصريحات موتمر كلمه خطاب مقابله تغريده حديث تقرير لقاء منشور رساله جلسه وقت ختام سياق بلاغ اتصال"
                        " تسجيل فيديو مداخله معرض حسابه حسابها صفحته صفحتها موقعه موقعها تلغرام تيليغرام تويتر فيسبوك".split())
STATEMENT_TAILS = frozenset("صحفي صحافي صحافيه صحفيه مقتضب مقتضبه له لها لهم عاجل رسمي رسميه سابق سابقه لاحق لاحقه متلفز متلفزه"
                             " مشترك هاتفي خاص خاصه مصور صوتي مكتوب متاخر مبكر متصل متصله مماثل مماثله".split())
INTO = frozenset("في خلال عبر علي".split())
NO_NAME = frozenset("في عن علي الي ان انه انها قد له لها من ل ب و ما لا لم انهم بعد قبل هذا هذه ذلك تلك هو هي كل مع التي الذي"
                     " عبر خلال بين ب ك كما حول ضد حتي لن اي او ثم حيث الله تعالي سبحانه فيه فيها".split())
# Titles before a name, and adjectives, which tell nothing when they come again.
TITLES = frozenset("الشيخ الدكتور دكتور السيد السيده الاستاذ معالي سمو الامير فضيله جلاله فخامه الحاج القاضي المهندس المحامي النائب د م أ"
                    " اللواء العميد العقيد المقدم الرائد النقيب الفريق الملازم الجنرال الكولونيل الكابتن الادميرال".split())
PLAIN_WORDS = frozenset("سياسي عسكري امني محلي رسمي اعلامي حكومي ميداني بارز كبير رفيع سابق حالي جديد وطني شعبي مشارك استقرار احمد محمد علي"
                         " الوطني العام العامه الرسمي الرسميه الحالي السابق الجديد المسلح المسلحه".split())
HONORIFICS = frozenset("سموه معاليه سيادته فضيلته جلالته فخامته دولته سماحته".split())

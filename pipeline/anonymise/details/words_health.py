"""Words for illness, disability, injury and treatment. Data.

Rare conditions by name are ``words_origin.CONDITIONS``: they point at one child. What stands here
many have, or it is the injury a review is about.
"""

from __future__ import annotations

HEALTH_NOUNS = """
abscess addiction adhd ailment allergy allergies alzheimer's amnesia anaemia anaphylaxis angina anorexia anxiety arfid arthritis asd
asperger's asphyxia asthma ataxia atrial-fibrillation autism blindness bpd bronchiolitis bronchitis bulimia cancer cancers cataract
cataracts cerebral chlamydia cholera cirrhosis claudication coma concussion constipation convulsion convulsions copd covid
covid-19 cyst deafness deformity dehydration delirium dementia depression dermatitis diabetes diarrhoea disability disabilities disorder
disorders diverticulitis dvt dyscalculia dysgraphia dyslexia dysphagia dyspraxia dystrophy eczema embolism emphysema encephalitis
encopresis endometriosis enuresis epilepsy eupd fas fasd fatigue fever fibrillation fibromyalgia gastroenteritis gangrene glaucoma
gonorrhoea gout hallucinations hemiparesis hepatitis hernia herpes hiv hypertension hypothermia hypoxia ibs illness illnesses
impairment impetigo infarction infection infections infertility influenza insomnia jaundice leprosy lupus lymphoma malaria malnutrition
measles melanoma meningitis menopause migraine migraines miscarriage miscarriages mesothelioma mrsa mumps myalgia myopathy
nas neuropathy neurosis obesity ocd odd osteoarthritis osteoporosis pacemaker palsy paralysis paranoia paraplegia pda
personality-disorder pnd pneumoconiosis pneumonia pneumothorax pre-eclampsia psoriasis psychosis psychopathy ptsd
rickets scabies schizophrenia sciatica scoliosis seizure seizures sepsis septicaemia silicosis sids stillbirth stroke strokes
stress stutter suicidality syphilis tbi thrombosis thrush tic tics tinnitus tonsillitis tourette's tuberculosis tumour tumours
typhoid ulcer ulcers vertigo whiplash syndrome disease diseases condition conditions complaint hydrocephalus difficulties
epileptic diabetic asthmatic amputee dwarf invalidity breathlessness dependency dependence withdrawal abruption
transplant chemotherapy radiotherapy dialysis surgery operation operations hysterectomy mastectomy vasectomy
ivf caesarean colostomy bypass implant shunt catheter biopsy transfusion abortion termination
eyesight hearing-loss tube feeding-tube ventilator stricture
"""
HEALTH_ENDINGS = ("itis", "osis", "aemia", "opathy", "plegia", "algia", "ectomy", "ostomy", "phrenia", "phobia", "sclerosis", "paresis", "plasia", "uria", "rhoea", "otomy")  # fmt: skip
NO_HEALTH = frozenset("diagnosis diagnoses prognosis hypnosis osmosis homeopathy apotheosis metamorphosis telepathy empathy apathy sympathy antipathy neurosis nostalgia mitosis fantasia symbiosis anastomosis dichotomy anatomy photosynthesis lobotomy".split())  # fmt: skip
HEALTH_PHRASES = """
detained under the Mental Health Act; autism pathway; round of IVF; rounds of IVF; fertility treatment; crisis team; home treatment; vomited blood; coughed up blood; coughing up blood; lost consciousness; stopped breathing; was floppy; went floppy; went blue; turned blue; passed out; had a fit; had a seizure;
stopped speaking; stopped eating; wets the bed; wetting the bed; bed-wetting; self-harmed; self-harming; self-harm; cut herself; cut himself; alcohol misuse; drug misuse; substance misuse; alcohol abuse; drug abuse; substance abuse; misuse of alcohol; depressed; vitamin D;
diagnosis of; diagnosed with; diagnosed as; suffering from; suffers from; suffered from; suffer from; suffered a; suffered an; treated for; undergoes;
underwent; allergic to; prescribed; addicted to; loss of; gave birth; give birth; birth weight; learning disability; learning disabilities; learning difficulty; learning difficulties; mental health problems; mental
illness; mental ill-health; mental health condition; physical disability; profoundly deaf; deaf; partially deaf; hard of hearing; registered
blind; partially sighted; blind; visually impaired; deaf-blind; severely disabled; disabled; autistic; autistic spectrum; autism spectrum; on
the spectrum; on the autistic spectrum; autistic spectrum disorder; attention deficit hyperactivity disorder; attention deficit disorder; global
developmental delay; developmental delay; delayed speech; speech delay; speech and language delay; selective mutism; high blood pressure; post-natal
depression; postnatal depression; bipolar; borderline personality; personality disorder; personality difficulties; eating disorder; panic
attacks; suicidal; suicide attempt; attempted suicide; overdose; sectioned; detained under section; section 2; section 3; heroin addiction; drug
addict; drug user; heroin user; heroin addict; recovering addict; recovering alcoholic; chronic alcoholic; addicted to; alcohol dependent; alcohol
dependency; drug dependency; born addicted; pregnant; heavily pregnant; pregnancy; miscarried; stillborn; premature; prematurely; born
prematurely; full term; before term; low birth weight; neonatal abstinence; tube-fed; fed through a tube; bedridden; housebound; terminally ill; terminal; in
remission; in a coma; life support; hole in the heart; heart condition; heart surgery; heart disease; heart attack; hearing loss; hearing-impaired;
hearing impairment; visual impairment; sight loss; short-term memory; sense of smell; full-scale IQ; mental age; HIV-positive; HIV positive; type
1 diabetes; type 2 diabetes; insulin-dependent; wheelchair; uses a wheelchair; sign language; British Sign Language; Makaton; non-verbal;
pre-verbal; nonverbal; cannot speak; lost his speech; lost her speech; lost their speech; hears voices; heard voices; communicates by; in-patient; in-patients;
psychiatric hospital; voluntary patient; sickle cell trait; sickle cell; complex needs; additional needs; special needs; palliative care; organ
donor; organ donation; uses oxygen; on oxygen; left-sided weakness; right-sided weakness; brain damage; brain injury; acquired brain
injury; traumatic brain injury; hypoxic brain injury; spinal injury; registered disabled; blue badge; methadone; antidepressants;
ill health; failing health; walks with; walked with; sleep apnoea; back pain; chronic pain; breast-fed; breastfed; expecting twins; expecting
their; expecting her; expecting a; expecting his; life expectancy; dyslexic; dyspraxic; anorexic; schizophrenic; incontinent; obese; epileptic fits
"""
INJURY_NOUNS = """
abrasion abrasions amputation amputations bite bites bleed bleeding bleeds blister blisters bruise bruises bruising burn burns
contusion contusions cut cuts dislocation fracture fractures graze grazes haematoma haematomas haemorrhage haemorrhages haemorrhaging
injury injuries laceration lacerations lesion lesions mark marks ligature-mark maceration perforation petechiae puncture rupture scab scabs scald scalds
scar scars scarring scratch scratches sprain stab-wound stabbing stitches sutures swelling swellings tear trauma wound wounds
welt welts eardrum frenulum heart liver kidney kidneys bladder pelvis spine hip hips knee knees ankle ankles foot feet hand hands arm arms finger shoulder shoulders elbow elbows nose ear ears cheek cheekbone tooth teeth tongue collarbone collar-bone thumb heel rib cartilage ligament ligaments tendon nerve nerves artery vein hamstring sternum vertebra vertebrae
strangulation asphyxiation drowning electrocution poisoning ribs jaw clavicle femur tibia humerus wrist skull spleen bowel
sight eye toes fingers leg legs limb limbs lung
"""
#: Of the injury's nouns those that are parts of a body: only with what befell them before.
BODY_PARTS = frozenset("heart liver kidney kidneys bladder pelvis spine hip hips knee knees ankle ankles foot feet hand hands arm arms finger shoulder shoulders elbow elbows nose ear ears cheek cheekbone tooth teeth tongue collarbone collar-bone thumb heel rib cartilage ligament ligaments tendon nerve nerves artery vein hamstring sternum vertebra vertebrae eardrum frenulum ribs jaw clavicle femur tibia humerus wrist skull spleen bowel sight eye toes fingers leg legs limb limbs lung".split())  # fmt: skip
BEFALLEN = frozenset(
    "broken torn club fractured ruptured dislocated perforated collapsed severed crushed shattered black lost lose loses amputated "
    "the healing burnt burned punctured swollen cracked artificial false missing".split()
)

#include "Weights.h"

// Each list is embedded as it stands (C23 #embed): no start-up cost, and a copied binary is complete.
static const unsigned char abbreviations[] = {
#embed "Lexicons/abbreviations.txt"
};
static const unsigned char auxiliaries[] = {
#embed "Lexicons/auxiliaries.txt"
};
static const unsigned char belief_verbs[] = {
#embed "Lexicons/belief-verbs.txt"
};
static const unsigned char boilerplate[] = {
#embed "Lexicons/boilerplate.txt"
};
static const unsigned char claim_allegation[] = {
#embed "Lexicons/claim-allegation.txt"
};
static const unsigned char claim_causal[] = {
#embed "Lexicons/claim-causal.txt"
};
static const unsigned char claim_comparative[] = {
#embed "Lexicons/claim-comparative.txt"
};
static const unsigned char claim_evaluative[] = {
#embed "Lexicons/claim-evaluative.txt"
};
static const unsigned char claim_motive[] = {
#embed "Lexicons/claim-motive.txt"
};
static const unsigned char claim_prediction[] = {
#embed "Lexicons/claim-prediction.txt"
};
static const unsigned char claim_quantity[] = {
#embed "Lexicons/claim-quantity.txt"
};
static const unsigned char claim_record[] = {
#embed "Lexicons/claim-record.txt"
};
static const unsigned char claim_superlative[] = {
#embed "Lexicons/claim-superlative.txt"
};
static const unsigned char claim_universal[] = {
#embed "Lexicons/claim-universal.txt"
};
static const unsigned char cue_nouns[] = {
#embed "Lexicons/cue-nouns.txt"
};
static const unsigned char demonyms[] = {
#embed "Lexicons/demonyms.txt"
};
static const unsigned char document_nouns[] = {
#embed "Lexicons/document-nouns.txt"
};
static const unsigned char finding_verbs[] = {
#embed "Lexicons/finding-verbs.txt"
};
static const unsigned char function_words[] = {
#embed "Lexicons/function-words.txt"
};
static const unsigned char given_names[] = {
#embed "Lexicons/given-names.txt"
};
static const unsigned char headings[] = {
#embed "Lexicons/headings.txt"
};
static const unsigned char loaded_verbs[] = {
#embed "Lexicons/loaded-verbs.txt"
};
static const unsigned char name_forms[] = {
#embed "Lexicons/name-forms.txt"
};
static const unsigned char organizations[] = {
#embed "Lexicons/organizations.txt"
};
static const unsigned char places[] = {
#embed "Lexicons/places.txt"
};
static const unsigned char role_nouns[] = {
#embed "Lexicons/role-nouns.txt"
};
static const unsigned char short_names[] = {
#embed "Lexicons/short-names.txt"
};
static const unsigned char speech_verbs[] = {
#embed "Lexicons/speech-verbs.txt"
};
static const unsigned char titles[] = {
#embed "Lexicons/titles.txt"
};
static const unsigned char vague_adverbs[] = {
#embed "Lexicons/vague-adverbs.txt"
};
static const unsigned char vague_nouns[] = {
#embed "Lexicons/vague-nouns.txt"
};

// Fitted tables, read in place: they begin on a cache line.
_Alignas(64) static const unsigned char attribution_model[] = {
#embed "Models/attribution.bin"
};
_Alignas(64) static const unsigned char boilerplate_model[] = {
#embed "Models/boilerplate.bin"
};
_Alignas(64) static const unsigned char claim_model[] = {
#embed "Models/claims.bin"
};
_Alignas(64) static const unsigned char entity_model[] = {
#embed "Models/entities.bin"
};
_Alignas(64) static const unsigned char starter_base[] = {
#embed "Entities/starter.base"
};
static const unsigned char weather[] = {
#embed "Lexicons/weather.txt"
};
_Alignas(64) static const unsigned char word_clusters[] = {
#embed "Models/word-clusters.bin"
};

static const StetEmbeddedFile lexicons[] = {
    {"abbreviations", abbreviations, sizeof abbreviations},
    {"attribution-model", attribution_model, sizeof attribution_model},
    {"auxiliaries", auxiliaries, sizeof auxiliaries},
    {"belief-verbs", belief_verbs, sizeof belief_verbs},
    {"boilerplate", boilerplate, sizeof boilerplate},
    {"boilerplate-model", boilerplate_model, sizeof boilerplate_model},
    {"claim-allegation", claim_allegation, sizeof claim_allegation},
    {"claim-causal", claim_causal, sizeof claim_causal},
    {"claim-comparative", claim_comparative, sizeof claim_comparative},
    {"claim-evaluative", claim_evaluative, sizeof claim_evaluative},
    {"claim-model", claim_model, sizeof claim_model},
    {"claim-motive", claim_motive, sizeof claim_motive},
    {"claim-prediction", claim_prediction, sizeof claim_prediction},
    {"claim-quantity", claim_quantity, sizeof claim_quantity},
    {"claim-record", claim_record, sizeof claim_record},
    {"claim-superlative", claim_superlative, sizeof claim_superlative},
    {"claim-universal", claim_universal, sizeof claim_universal},
    {"cue-nouns", cue_nouns, sizeof cue_nouns},
    {"demonyms", demonyms, sizeof demonyms},
    {"document-nouns", document_nouns, sizeof document_nouns},
    {"entity-model", entity_model, sizeof entity_model},
    {"finding-verbs", finding_verbs, sizeof finding_verbs},
    {"function-words", function_words, sizeof function_words},
    {"given-names", given_names, sizeof given_names},
    {"headings", headings, sizeof headings},
    {"loaded-verbs", loaded_verbs, sizeof loaded_verbs},
    {"name-forms", name_forms, sizeof name_forms},
    {"organizations", organizations, sizeof organizations},
    {"places", places, sizeof places},
    {"role-nouns", role_nouns, sizeof role_nouns},
    {"short-names", short_names, sizeof short_names},
    {"speech-verbs", speech_verbs, sizeof speech_verbs},
    {"starter-base", starter_base, sizeof starter_base},
    {"titles", titles, sizeof titles},
    {"vague-adverbs", vague_adverbs, sizeof vague_adverbs},
    {"vague-nouns", vague_nouns, sizeof vague_nouns},
    {"weather", weather, sizeof weather},
    {"word-clusters", word_clusters, sizeof word_clusters},
};

const StetEmbeddedFile *stet_embedded_files(int *count) {
  *count = sizeof lexicons / sizeof lexicons[0];
  return lexicons;
}

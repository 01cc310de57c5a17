package dev.tern.testkit.mutant.destination;

/**
 * What can be wrong with the model: each is for one rule, and the kit has to say some words. Those
 * without a rule are odd and not wrong.
 */
enum Fault {
  NONE("", ""),
  HAS_HABITS("", ""),
  HOLDS_STATES_BACK("", ""),
  SKIPS_STATES("", ""),
  ENDS_AT_COMPLETE("WRITE-1", "behind COMPLETE"),
  INVENTS_A_STATE("WRITE-2", "never went in"),
  ECHOES_TWICE("WRITE-2", "came out twice"),
  ACKNOWLEDGES_EARLY("WRITE-3", "was not in the store when the state"),
  DROPS_THE_ID("WRITE-4", "came out changed"),
  LOSES_EMPTY_NAMESPACES("WRITE-5", "The descriptor"),
  LOSES_THIRD_STATES("WRITE-6", "The last state of"),
  COUNTS_WRONG("WRITE-7", "count 14 records of 12"),
  FAILS_ON_UNKNOWN_STREAMS("WRITE-8", "no such stream"),
  TAKES_ANY_MODE("WRITE-9", "The mode 'soft_delete'"),
  OVERWRITE_ADDS("WRITE-10", "[0, 1, 2, 5, 6] were"),
  GENERATIONS_STAY("WRITE-11", "[0, 1, 2, 5, 6] were"),
  NEW_GENERATION_TRUNCATES("WRITE-12", "whose minimum is 0"),
  SWAPS_AT_THE_END("WRITE-13", "without COMPLETE"),
  FOLDS_CASE("WRITE-14", "Case"),
  NAMESPACE_OF_THE_ONE_BEFORE("WRITE-15", "without a namespace"),
  GLOBAL_NEEDS_CATALOG("WRITE-16", "names of the source"),
  IGNORES_EMITTED_AT("WRITE-17", "told apart by emitted_at"),
  WAITS_FOR_INPUT("WRITE-18", "it did not end"),
  PRINTS_RECORDS("WRITE-19", "A record came out"),
  RESETS_BECOME_EMPTY("WRITE-20", "came out as {}"),
  BAD_TIMES_FAIL("WRITE-21", "2024-13-45"),
  EXTRACTED_NOW("WRITE-22", "extracted at another time"),
  FLOATS("TYPE-4", "'digits'"),
  KEYS_AS_TEXT("TYPE-5", "42.00 were one key"),
  ONE_SPELLING_OF_INTEGERS("TYPE-6", "airbyte_type"),
  NO_WELL_KNOWN_TYPES("TYPE-7", "$ref"),
  BOOLEAN_SCHEMAS_FAIL("TYPE-8", "schema that is true"),
  REFUSES_WHAT_IS_NEW("ENV-5", "it does not know"),
  SQUEEZES_SPACES("DST-1", "Ada"),
  COUNTS_WITHOUT_POINT("DST-2", "decimal point"),
  ECHOES_AT_THE_END("DST-3", "records kept coming no state came out"),
  LOSES_ROWS_WHEN_KILLED("DST-4", "kill -9"),
  GLOBAL_TOO_EARLY("DST-5", "was not in the store when the state"),
  UPDATE_DROPS_FIELDS("DST-6", "after an update"),
  MOVES_THE_OLD_AWAY("DST-7", "that failed"),
  RESUME_FORGETS("DST-8", "went on"),
  REFRESH_KEEPS_STAGED("DST-8", "begun anew"),
  CURSORS_AS_TEXT("DST-9", "in any order of cursors"),
  DELETES_MAKE_ROWS("DST-10", "one of no row"),
  DROPPED_FIELDS_ARE_LOST("DST-11", "one dropped"),
  EMPTY_NAMESPACE_IS_NONE("DST-12", "of namespace none"),
  FLATTENS_LISTS("DST-13", "'lists'"),
  CHANGES_UNTOLD("DST-14", "does not say why"),
  REJECTS_UNCOUNTED("DST-15", "is refused"),
  STATES_NEED_RECORDS("DST-16", "without records"),
  FEW_COLUMNS("DST-17", "many fields"),
  KEEPS_EVERYTHING_IN_MEMORY("DST-18", "The write ended with"),
  LONG_SYNCS_ARE_ONE_BATCH("DST-18", "records kept coming"),
  IGNORES_DAMAGE("DST-19", "within a line"),
  FAILS_ON_UNKNOWN_TYPES("DST-20", "TELEPATHY"),
  STOP_IS_A_FAILURE("DST-21", "143"),
  INCOMPLETE_SWAPS("DST-22", "after INCOMPLETE"),
  RETRY_DOUBLES("DST-23", "rows"),
  ONE_SYNC_AT_A_TIME("DST-24", "busy"),
  LEAVES_FILES("DST-25", "leftover"),
  STOP_LOSES_THE_BATCH("WRITE-3", "It was stopped (SIGTERM), acknowledged 55 records"),
  STOP_IS_SUCCESS("DST-21", "143"),
  DROPS_THE_UNENDED_LINE("DST-19", "without a line feed"),
  SHRUGS_AT_DAMAGE("DST-19", "within a line"),
  OUTAGE_IS_SHRUGGED("DST-23", "out of reach"),
  OUTAGE_IS_ACKNOWLEDGED("DST-23", "state came out"),
  SWAPS_STATES("WRITE-6", "came out behind state"),
  ROUNDS_STATES("WRITE-4", "came out changed"),
  DROPS_WHAT_STATES_HAVE_MORE("WRITE-4", "came out changed"),
  SAME_POSITION_ONCE("WRITE-6", "same position"),
  EMPTY_OVERWRITE_KEEPS("WRITE-10", "without records"),
  EMPTY_GENERATION_KEEPS("WRITE-11", "without records"),
  DROPS_DOUBLES("DST-6", "[0, 1, 1, 1, 2]"),
  REFUSAL_COSTS_THE_BATCH("DST-15", "beside a record that was refused"),
  CUTS_STREAM_NAMES("WRITE-14", "look alike"),
  CUTS_FIELD_NAMES("DST-12", "The field 'x"),
  SHIFTS_PLAIN_TIMES("DST-13", "'plain'"),
  CUTS_ZONES("DST-13", "'zoned'"),
  CUTS_AT_NUL("DST-13", "'with_nul'"),
  FAILS_ON_HALF_CHARACTERS("DST-13", "half a character"),
  NULL_IS_EMPTY("WRITE-8", "was not sent"),
  CUTS_LONG_TEXTS("DST-13", "'large'"),
  TYPE_CHANGE_EMPTIES("DST-11", "1 became null"),
  TYPE_CHANGE_FAILS("DST-11", "has another type"),
  MOVES_WITH_THE_MACHINE("ANY-15", "Run in Apia and in Turkish, with TZ=Pacific/Apia"),
  HOARDS("ANY-14", "are declared"),
  ALWAYS_ENDS_WITH_0("ENV-10", "failed, and ended with exit code 0"),
  TELLS_THE_TOKEN_IT_WRITES_WITH("ANY-7", "comes out of write"),
  LOGS_THE_TOKEN("ENV-19", "A LOG shows the value of the secret option /token, ");

  private final String rule;
  private final String words;

  Fault(String rule, String words) {
    this.rule = rule;
    this.words = words;
  }

  /** The rule it breaks; empty for none. */
  String rule() {
    return rule;
  }

  /** What the kit has to speak of. */
  String words() {
    return words;
  }
}

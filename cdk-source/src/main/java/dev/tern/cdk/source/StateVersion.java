package dev.tern.cdk.source;

/**
 * The version of the states of a stream.
 *
 * @param number the version written today; 0 for states without a version
 * @param migration how older ones are understood
 */
record StateVersion(int number, StateMigration migration) {

  /** The version of a stream whose author never changed what it saves. */
  static final StateVersion NONE = new StateVersion(0, (from, state) -> state);

  /** The field of a state that says its version. */
  static final String FIELD = "state_version";
}

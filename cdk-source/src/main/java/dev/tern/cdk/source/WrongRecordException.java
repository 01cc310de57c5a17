package dev.tern.cdk.source;

/** Says what is wrong with a record, without a word of what it holds. */
final class WrongRecordException extends RuntimeException {

  private final String problem;

  /** Fails with the rest of a sentence that starts with the record. */
  WrongRecordException(String problem) {
    super(problem);
    this.problem = problem;
  }

  String problem() {
    return problem;
  }
}

package dev.tern.cdk.source;

/**
 * The author's code at work on one part. What was refused fails it, whatever the author made of the
 * refusal.
 */
final class Attempt implements AutoCloseable {

  private final ReadDesk desk;
  private final Lane lane;
  private final StreamEmitter emitter;

  Attempt(ReadDesk desk, Lane lane, StreamEmitter emitter) {
    this.desk = desk;
    this.lane = lane;
    this.emitter = emitter;
  }

  /**
   * Lets the author work.
   *
   * @throws StoppedException when the end was asked for meanwhile: who is asked to stop may return
   *     early
   */
  <T> T run(Lane.AuthorWork<T> work) throws Exception {
    T result;
    try {
      result = lane.author(work);
    } catch (Throwable thrown) {
      emitter.refusal().rethrow(thrown);
      throw thrown;
    }
    emitter.refusal().rethrow(); // of which the author may know nothing
    if (desk.stop().requested()) {
      throw new StoppedException();
    }
    return result;
  }

  /** Whether nothing was refused, so that a position may cover what was taken. */
  boolean sound() {
    return emitter.refusal().find().isEmpty();
  }

  @Override
  public void close() {
    emitter.close();
  }
}

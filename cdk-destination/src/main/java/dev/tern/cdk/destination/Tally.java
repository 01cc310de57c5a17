package dev.tern.cdk.destination;

/** Counts of the records between two states of a stream. */
final class Tally {

  private long received;
  private long rejected;

  /** One more record came in. */
  void receive() {
    received++;
  }

  /** One of them was refused. */
  void reject() {
    rejected++;
  }

  /** Takes over the counts of another. */
  void add(Tally other) {
    received += other.received;
    rejected += other.rejected;
  }

  long stored() {
    return received - rejected;
  }

  long rejected() {
    return rejected;
  }
}

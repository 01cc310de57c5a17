package dev.tern.testkit.destination;

import java.util.List;

/** A store that cannot be reached for a while, or for good. */
final class OutageChecks {

  private OutageChecks() {}

  static List<WriteCheck> all() {
    return List.of(new WriteCheck("DST-23", OutageChecks::outages));
  }

  private static String outages(WriteTrial trial) throws Exception {
    Outage outage =
        trial
            .subject()
            .outage()
            .orElseThrow(
                () ->
                    new NotTried(
                        "Override outage() with a way to the store that can be disturbed, such as a"
                            + " FaultProxy."));
    StreamDraft passing = trial.stream("passing");
    SyncDraft sync = trial.sync(passing).with(outage.config()).ids(0, 50).state(50);
    try (RunningWrite running = sync.start()) {
      running.requireEarlyState();
      outage.begin().run();
      running.send(sync.ids(50, 100).state(100).takeInput());
      outage.end().run();
      running.send(sync.ids(100, 120).state(120).complete().takeInput()).end();
      running.await().succeeded();
    } finally {
      outage.end().run();
    }
    List<Integer> ids = trial.ids(passing);
    Broken.unless(
        ids.size() == 120 && ids.stream().distinct().count() == 120,
        "120 records are to be there once after an outage, and there are " + ids.size() + " rows.");
    StreamDraft staying = trial.stream("staying");
    outage.begin().run();
    try {
      SyncDraft lost = trial.sync(staying).with(outage.config()).ids(0, 2).state(2).complete();
      Written written = lost.run().failed("A store out of reach");
      Broken.unless(
          written.states().isEmpty(),
          "The store was out of reach, and a state came out.",
          written.lastLine());
    } finally {
      outage.end().run();
    }
    return "An outage that passed doubled no row, and one that stayed was told.";
  }
}

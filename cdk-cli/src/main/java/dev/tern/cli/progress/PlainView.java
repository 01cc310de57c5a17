package dev.tern.cli.progress;

import dev.tern.cli.text.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** One line about a sync, for a log or a pipe. */
public final class PlainView {

  private PlainView() {}

  /** Writes it. */
  public static String of(Progress progress) {
    List<String> parts = new ArrayList<>();
    parts.add(Amounts.clock(progress.elapsed()) + "  read " + Amounts.count(progress.read()));
    parts.add("sent " + Amounts.count(progress.sent()));
    parts.add("committed " + Amounts.count(progress.committed()));
    if (progress.pace().perSecond() > 0) {
      parts.add(Amounts.perSecond(progress.pace().perSecond()));
    }
    OptionalInt percent = progress.percent();
    if (percent.isPresent()) {
      parts.add(percent.getAsInt() + " %");
    }
    progress.remaining().ifPresent(time -> parts.add("ETA " + Amounts.clock(time)));
    parts.add(progress.count(Stage.DONE) + " of " + progress.streams().size() + " streams done");
    Waits waits = progress.waits();
    if (waits.known()) {
      parts.add("mostly waiting for the " + waits.bottleneck());
    }
    reasons(progress, parts);
    return String.join(" · ", parts);
  }

  private static void reasons(Progress progress, List<String> parts) {
    progress.streams().stream()
        .filter(stream -> stream.stage() == Stage.READING)
        .filter(stream -> stream.counts().statusReason().isPresent())
        .limit(1)
        .forEach(
            stream ->
                parts.add(stream.name() + ": " + stream.counts().statusReason().orElseThrow()));
  }
}

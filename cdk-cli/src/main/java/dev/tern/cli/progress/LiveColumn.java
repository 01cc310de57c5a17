package dev.tern.cli.progress;

import dev.tern.cli.text.Amounts;
import dev.tern.cli.text.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A column of the live view, in the order they stand; narrow terminals go without the last ranks.
 */
enum LiveColumn {
  STREAM("stream", 0),
  READ("read", 2),
  SENT("sent", 7),
  COMMITTED("committed", 0),
  RATE("rate", 4),
  DONE("done", 1),
  REMAINING("ETA", 5),
  BAR("", 8),
  NOTE("", 3);

  private static final int NAME_COLUMNS = 30;
  private static final int BAR_COLUMNS = 12;

  private final String heading;
  private final int rank;

  LiveColumn(String heading, int rank) {
    this.heading = heading;
    this.rank = rank;
  }

  String heading() {
    return heading;
  }

  /** How gladly it is left out. */
  int rank() {
    return rank;
  }

  /** The columns that are shown when so many ranks have to go. */
  static List<LiveColumn> without(int ranks) {
    return List.of(values()).stream().filter(column -> column.rank <= 8 - ranks).toList();
  }

  String of(StreamProgress stream, Duration elapsed) {
    return switch (this) {
      case STREAM -> Columns.cut(Columns.plain(stream.name()), NAME_COLUMNS);
      case READ -> Amounts.count(stream.counts().read());
      case SENT -> Amounts.count(stream.counts().sent());
      case COMMITTED -> Amounts.count(stream.counts().committed());
      case RATE -> rate(stream.pace());
      case DONE -> percent(stream.percent());
      case REMAINING -> clock(stream.remaining(elapsed));
      case BAR -> bar(stream.percent());
      case NOTE -> note(stream);
    };
  }

  String of(Progress all) {
    return switch (this) {
      case STREAM -> "all";
      case READ -> Amounts.count(all.read());
      case SENT -> Amounts.count(all.sent());
      case COMMITTED -> Amounts.count(all.committed());
      case RATE -> rate(all.pace());
      case DONE -> percent(all.percent());
      case REMAINING -> clock(all.remaining());
      case BAR -> bar(all.percent());
      case NOTE -> all.count(Stage.DONE) + " of " + all.streams().size() + " done";
    };
  }

  private static String rate(Pace pace) {
    double rate = pace.perSecond();
    return rate > 0 ? Amounts.perSecond(rate) : "";
  }

  private static String percent(OptionalInt percent) {
    return percent.isPresent() ? percent.getAsInt() + " %" : "";
  }

  private static String clock(Optional<Duration> time) {
    return time.map(Amounts::clock).orElse("");
  }

  private static String bar(OptionalInt percent) {
    if (percent.isEmpty()) {
      return "";
    }
    int full = percent.getAsInt() * BAR_COLUMNS / 100;
    return "█".repeat(full) + "░".repeat(BAR_COLUMNS - full);
  }

  private static String note(StreamProgress stream) {
    Stage stage = stream.stage();
    return switch (stage) {
      case FAILED, STOPPED, WAITING, DONE -> stage.word();
      case READING, STORING ->
          stream
              .counts()
              .statusReason()
              .map(Columns::plain)
              .or(() -> stream.expected().map(LiveColumn::expected))
              .orElse(stage.word());
    };
  }

  private static String expected(Expected all) {
    String rows = "of ~" + Amounts.count(all.rows());
    return all.basis() == Expected.Basis.LAST_RUN ? rows + " (last run)" : rows;
  }
}

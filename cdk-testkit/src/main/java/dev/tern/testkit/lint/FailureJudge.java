package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.Struct.Fault;
import dev.tern.testkit.lint.Struct.Slip;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Judges whether failures are told, in the traces and by the exit code. */
final class FailureJudge implements Judge {

  private static final List<String> TOLD =
      List.of("message", "internal_message", "stack_trace", "failure_type");

  private static final Set<String> RESULTS =
      Set.of("SPEC", "CONNECTION_STATUS", "CATALOG", "DESTINATION_CATALOG");

  /** Of a program that a shell saw end by SIGPIPE. */
  private static final int BROKEN_PIPE = 141;

  private final Verdicts verdicts;
  private final Verb verb;
  private final long streams;
  private long completed;
  private boolean result;
  private boolean failedCheck;
  private Optional<Spot> told = Optional.empty();
  private boolean userActs;

  /**
   * Judges a run.
   *
   * @param streams how many the catalog has; 0 when that is not known
   */
  FailureJudge(Verdicts verdicts, Verb verb, int streams) {
    this.verdicts = verdicts;
    this.verb = verb;
    this.streams = streams;
  }

  /** Whether it names this slip with all else that is missing. */
  static boolean tells(Slip slip) {
    return slip.fault() == Fault.MISSING
        && slip.struct().equals("AirbyteErrorTraceMessage")
        && TOLD.contains(slip.field());
  }

  @Override
  public void see(Message message) {
    if (message.isTrace("ERROR")) {
      failure(message.payload().path("error"), message.spot());
    } else if (message.isTrace("STREAM_STATUS")) {
      String status = message.payload().path("stream_status").path("status").asText();
      completed += status.equals("COMPLETE") ? 1 : 0;
    } else if (RESULTS.contains(message.type())) {
      result = true;
      failedCheck |= message.payload().path("status").asText().equals("FAILED");
    }
  }

  private void failure(JsonNode error, Spot spot) {
    List<String> missing = TOLD.stream().filter(field -> !error.hasNonNull(field)).toList();
    verdicts.require(
        missing.isEmpty(),
        "ENV-11",
        spot,
        "An ERROR trace has no '" + String.join("', no '", missing) + "'");
    boolean blank = error.has("message") && error.path("message").asText().isBlank();
    verdicts.require(!blank, "ENV-11", spot, "An ERROR trace has an empty message");
    boolean user = error.path("failure_type").asText().equals("config_error");
    verdicts.require(
        !user || told.isEmpty() || userActs,
        "ENV-11",
        spot,
        "A config_error comes behind an error of another type");
    userActs |= user;
    if (told.isEmpty()) {
      told = Optional.of(spot.kept());
    }
  }

  private static String ended(int code) {
    return code == BROKEN_PIPE
        ? "its reader closed the pipe while it wrote (exit code 141), so the transcript is cut"
        : "the exit code is " + code;
  }

  @Override
  public void end(Ending ending) {
    boolean moves = verb == Verb.READ || verb == Verb.WRITE;
    if (ending.succeeded() && moves) {
      verdicts.looked("ENV-9");
      verdicts.require(
          told.isEmpty(),
          "ENV-10",
          told.orElse(ending.spot()),
          "An ERROR trace was sent, and the exit code is 0");
    } else if (ending.failed() && told.isEmpty() && !failedCheck) {
      int code = ending.exitCode().orElse(0);
      boolean done = moves ? verb == Verb.READ && streams > 0 && completed >= streams : result;
      String what = done ? "All was done" : "No ERROR trace was sent";
      String rule = done ? "ENV-9" : "ENV-10";
      verdicts.broken(
          rule, ending.spot().saying("exit code " + code), what + ", and " + ended(code));
    } else if (ending.failed()) {
      verdicts.looked("ENV-10");
    }
  }
}

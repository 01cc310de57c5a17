package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.protocol.StreamDescriptor;
import dev.tern.testkit.rule.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The judge of one run of a connector by what it printed; it takes the bytes as they come.
 *
 * <p>It never throws for what it reads, whatever that is, and needs memory for the longest line of
 * ordinary size, the configured streams and a fixed number of states, not for the length of the
 * run. Safe for several threads: stdin, stdout and stderr may each have their own.
 *
 * <p>Bytes that go to stdin have to be given before the connector can answer them.
 */
public final class Linter {

  private final String run;
  private final Verdicts verdicts;
  private final RecordCounts counts;
  private final List<Judge> judges = new ArrayList<>();
  private final TextJudge texts;
  private final EchoJudge echoes;
  private final Envelopes envelopes;
  private final OutputLines lines;
  private final LineCutter output;
  private final LineCutter errors;
  private final LineCutter input;
  private boolean spoken;

  /** Judges one run, which evidence calls by its command. */
  public Linter(LintTask task) {
    this(task, task.verb().word());
  }

  /**
   * Judges one of several runs.
   *
   * @param run what evidence calls it
   */
  public Linter(LintTask task, String run) {
    this(task, run, run + ", stdout");
  }

  private Linter(LintTask task, String run, String stdout) {
    this.run = run;
    this.verdicts = new Verdicts(task.profile(), task.mask());
    Map<StreamDescriptor, ConfiguredStream> streams =
        task.find(LintTask.Known.CATALOG).map(ConfiguredStream::in).orElse(Map.of());
    this.counts = new RecordCounts(streams.keySet());
    this.texts = new TextJudge(verdicts, task);
    this.echoes = new EchoJudge(verdicts, counts, streams.keySet());
    this.envelopes =
        new Envelopes(verdicts, task.verb() == Verb.WRITE, this::see, counts::countLost);
    this.lines = new OutputLines(stdout, verdicts, envelopes, texts);
    this.output = new LineCutter(lines::take);
    this.errors = new LineCutter(this::error);
    this.input = new LineCutter(this::given);
    judges.add(texts);
    judges.add(new FailureJudge(verdicts, task.verb(), streams.size()));
    judges.add(new ConfigJudge(verdicts, task));
    switch (task.verb()) {
      case SPEC -> judges.add(new SpecJudge(verdicts, task));
      case DISCOVER -> judges.add(new CatalogJudge(verdicts, task));
      case READ -> addSource(task, streams);
      case WRITE -> addDestination(task, streams);
      case CHECK -> {} // the result is all
    }
    if (task.verb() != Verb.READ && task.verb() != Verb.WRITE) {
      judges.add(new ResultJudge(verdicts, task.verb()));
    }
  }

  /**
   * Judges a run whose stdout is in a file.
   *
   * @param file what evidence calls it
   */
  public static Linter ofFile(LintTask task, String file) {
    return new Linter(task, task.verb().word(), file);
  }

  private void addSource(LintTask task, Map<StreamDescriptor, ConfiguredStream> streams) {
    judges.add(new EstimateJudge(verdicts));
    if (task.find(LintTask.Known.CATALOG).isEmpty()) {
      return; // without it nobody can say whose a record is
    }
    Set<StreamDescriptor> ids = streams.keySet();
    StateJudge states = new StateJudge(verdicts, counts, ids);
    task.find(LintTask.Known.STATE).ifPresent(states::startedFrom);
    judges.add(new RecordJudge(verdicts, counts, streams));
    judges.add(states);
    judges.add(new LifeJudge(verdicts, ids));
    judges.add(new PlanJudge(verdicts, task, streams.values()));
  }

  private void addDestination(LintTask task, Map<StreamDescriptor, ConfiguredStream> streams) {
    judges.add(echoes);
    judges.add(new PlanJudge(verdicts, task, streams.values()));
  }

  private String where(String stream) {
    return run + ", " + stream;
  }

  /** The ids of all rules that a linter can judge by, given everything it may be told. */
  public static Set<String> rules() {
    return LintRules.ALL;
  }

  /** Takes bytes of its stdout. */
  public synchronized void output(byte[] bytes, int offset, int length) {
    output.add(bytes, offset, length);
  }

  /** Takes bytes of its stderr. */
  public synchronized void errors(byte[] bytes, int offset, int length) {
    errors.add(bytes, offset, length);
  }

  /** Takes bytes of its stdin, before it gets them. */
  public synchronized void input(byte[] bytes, int offset, int length) {
    input.add(bytes, offset, length);
  }

  /**
   * Says that the run has ended, once.
   *
   * @param exitCode none when it is not known, or the connector was killed
   */
  public synchronized void end(OptionalInt exitCode) {
    Ending ending = new Ending(exitCode, Spot.end(where("end")));
    if (ending.cut()) {
      lines.expectCut();
    }
    output.finish();
    errors.finish();
    judges.forEach(judge -> judge.end(ending));
  }

  /** One finding for each rule that is broken, in the order of the catalogue. */
  public synchronized List<Finding> findings() {
    return verdicts.findings();
  }

  /** The ids of all rules that were looked at, broken or not. */
  public synchronized Set<String> judged() {
    return verdicts.judged();
  }

  /** Whether some line of its stdout was a message. */
  public synchronized boolean spoken() {
    return spoken;
  }

  private void see(Message message) {
    spoken = true;
    judges.forEach(judge -> judge.see(message));
  }

  private void error(CutLine line) {
    Spot spot = Spot.of(where("stderr"), line);
    texts.line(line.text(), spot);
    boolean message = line.whole() && envelopes.isMessage(LineJson.read(line).value());
    verdicts.require(!message, "ENV-8", spot, "Line " + line.number() + " of stderr is a message");
  }

  private void given(CutLine line) {
    JsonNode message = line.whole() ? LineJson.read(line).value() : LineJson.head(line);
    if (!line.whole()) {
      counts.countLost(message.path("record"));
      return;
    }
    echoes.given(message);
  }
}

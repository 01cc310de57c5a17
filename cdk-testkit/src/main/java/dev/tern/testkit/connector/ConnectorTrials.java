package dev.tern.testkit.connector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.error.ConfigException;
import dev.tern.cdk.spec.SecretMask;
import dev.tern.testkit.suite.Look;
import dev.tern.testkit.suite.Observed;
import dev.tern.testkit.suite.TranscriptJudge;
import dev.tern.testkit.suite.Trial;
import dev.tern.testkit.suite.WatchedConnector;
import dev.tern.worker.connector.Connector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A connector on trial: what its author says about it, with the runs that several checks need, each
 * made once. For one thread.
 */
public abstract class ConnectorTrials implements AutoCloseable {

  private final ConnectorSubject subject;
  private final WatchedConnector connector;
  private final Map<Trial, Observed> once = new HashMap<>();
  private @Nullable Observed spec;
  private @Nullable Observed checked;

  /**
   * Nothing has run yet.
   *
   * @param judge is shown everything that is printed
   */
  protected ConnectorTrials(ConnectorSubject subject, TranscriptJudge judge) {
    this.subject = subject;
    this.connector = new WatchedConnector(subject.connector(), judge, subject.patience());
  }

  /** What its author says. */
  public ConnectorSubject subject() {
    return subject;
  }

  /**
   * Takes what its author says, before it is tried.
   *
   * @throws ConfigException when a number is below the least it can be, or a name none that there
   *     is: a rule would look at nothing
   */
  public void understand() throws InterruptedException {
    new Limits(subject).require();
    options().require("plainOptions()", new TreeSet<>(subject.plainOptions()));
  }

  /** The options that its specification lists. */
  protected final KnownNames options() throws InterruptedException {
    return OptionNames.in(specification());
  }

  /** Runs it. It has said its specification, by which the secrets of all other runs are known. */
  public final WatchedConnector connector() throws InterruptedException {
    Observed unused = spec();
    return connector;
  }

  /** Runs it once. */
  public final Observed run(Trial trial) throws InterruptedException {
    return connector().run(trial);
  }

  /** A run that several checks look at, made for the first of them. */
  public final Observed once(Trial trial) throws InterruptedException {
    Observed seen = once.get(trial);
    if (seen == null) {
      seen = run(trial);
      once.put(trial, seen);
    }
    return seen;
  }

  /** Runs it several times, side by side where that can be; what was seen, in the order given. */
  public final List<Observed> runAll(List<Trial> trials) throws InterruptedException {
    return connector().runAll(trials);
  }

  /** The same, each looked at as soon as it ends: for runs whose output may be large. */
  public final <T> List<T> runAll(List<Trial> trials, Look<T> look) throws InterruptedException {
    return connector().runAll(trials, look);
  }

  /** What it is for, a read or a write, with another configuration than its own. */
  public abstract Trial work(JsonNode config) throws InterruptedException;

  /** What its work takes from stdin on its way to the store; nothing unless it writes. */
  public byte[] input() {
    return new byte[0];
  }

  /** Its work when there is most of it; the same as always unless its author knows more. */
  public Trial heavyWork() throws InterruptedException {
    return work(config());
  }

  /**
   * How its work differs in other surroundings.
   *
   * @param elsewhere the same connector there
   * @return what is different, in a sentence; nothing when all is the same
   */
  public abstract Optional<String> differenceIn(Connector elsewhere) throws InterruptedException;

  /** The first {@code spec}. */
  public final Observed spec() throws InterruptedException {
    Observed seen = spec;
    if (seen == null) {
      seen = connector.run(Trial.of("spec", "spec"));
      spec = seen;
    }
    return seen;
  }

  /** The first {@code check} of the configuration that works. */
  final Observed checked() throws InterruptedException {
    Observed seen = checked;
    if (seen == null) {
      seen = run(Trial.of("check", config()));
      checked = seen;
    }
    return seen;
  }

  /** The schema of its configuration; an empty one when {@code spec} gave none. */
  public final JsonNode specification() throws InterruptedException {
    return spec()
        .spec()
        .map(it -> it.getConnectionSpecification())
        .filter(JsonNode::isObject)
        .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  /** A copy of the configuration that works, to be changed. */
  public final ObjectNode config() {
    return subject.config().deepCopy();
  }

  /** Takes the secrets of the configuration out of what is shown. */
  public final UnaryOperator<String> mask() throws InterruptedException {
    return SecretMask.of(specification(), subject.config());
  }

  @Override
  public void close() {
    connector.close();
  }
}

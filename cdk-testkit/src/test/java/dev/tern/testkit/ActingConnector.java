package dev.tern.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tern.cdk.cli.Command;
import dev.tern.cdk.cli.CommandContext;
import dev.tern.cdk.cli.Connector;
import dev.tern.cdk.cli.ConnectorCli;
import dev.tern.cdk.cli.SpecCommand;
import dev.tern.cdk.message.ProtocolJson;
import dev.tern.protocol.ConnectorSpecification;
import dev.tern.protocol.StreamDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connector for a process of its own that does what its config says, good or bad. */
final class ActingConnector implements Connector {

  private static final Logger LOG = LoggerFactory.getLogger(ActingConnector.class);
  private static final StreamDescriptor STREAM = new StreamDescriptor().withName("s");

  private ActingConnector() {}

  public static void main(String[] args) {
    ActingConnector connector = new ActingConnector();
    System.exit(ConnectorCli.run(connector, List.of(new SpecCommand(connector), new Act()), args));
  }

  @Override
  public String name() {
    return "source-acting";
  }

  @Override
  public ConnectorSpecification spec() {
    ObjectNode schema = ProtocolJson.mapper().createObjectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("action").put("type", "string");
    properties.putObject("token").put("type", "string").put("airbyte_secret", true);
    return new ConnectorSpecification().withConnectionSpecification(schema);
  }

  @Override
  public void check(ObjectNode config) {}

  private static void print() {
    System.out.println("one line");
    System.out.print("grüße 🐦");
    System.err.println("to stderr");
  }

  private static void leak(String token) {
    System.out.println("out " + token);
    System.err.println("err " + token);
    LOG.info("log {}", token);
    LOG.error("failure", new IllegalStateException("inside " + token));
    throw new IllegalStateException("thrown " + token, new IllegalArgumentException(token));
  }

  private static void log() {
    LOG.trace("trace");
    LOG.debug("debug");
    LOG.info("info {} {}", 1, "two");
    LOG.warn("x".repeat(100_000));
  }

  private static void leaveThread() {
    new Thread(ActingConnector::hang, "left-over").start();
  }

  @SuppressWarnings("SystemExitOutsideMain") // the mistake under test
  private static void exit() {
    System.exit(0);
  }

  private static void exitElsewhere() throws InterruptedException {
    Thread worker = new Thread(ActingConnector::exit, "worker");
    worker.start();
    worker.join();
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void runOutOfMemory() {
    List<byte[]> kept = new ArrayList<>();
    while (kept.size() < Integer.MAX_VALUE) {
      kept.add(new byte[1 << 20]);
    }
  }

  @SuppressWarnings("InfiniteRecursion") // that is the point
  private static int callItself(int depth) {
    return callItself(depth + 1) + 1;
  }

  private static void waitForStop(CommandContext context) throws InterruptedException {
    CountDownLatch stopped = new CountDownLatch(1);
    context.stop().onRequest(stopped::countDown);
    record(context);
    context.out().flush();
    stopped.await();
    record(context);
  }

  private static void flood(CommandContext context) {
    while (!context.stop().requested()) {
      record(context);
    }
  }

  /** Works on for as long as the process lives, whatever anybody asks for. */
  private static void ignoreTheStop(CommandContext context) {
    record(context);
    context.out().flush();
    CountDownLatch never = new CountDownLatch(1);
    while (never.getCount() > 0) {
      try {
        never.await();
      } catch (InterruptedException e) {
        LOG.info("not now");
      }
    }
  }

  private static void failWhenStopped(CommandContext context) throws InterruptedException {
    waitForStop(context);
    throw new IllegalStateException("while it stopped");
  }

  private static void record(CommandContext context) {
    ObjectNode data = ProtocolJson.mapper().createObjectNode().put("text", "x".repeat(1000));
    context.out().writeRecord(STREAM, data, 1, Optional.empty());
  }

  /** The one verb. */
  private static final class Act implements Command {

    @Override
    public String name() {
      return "act";
    }

    @Override
    public String description() {
      return "do what the config says";
    }

    @Override
    public List<Input> inputs() {
      return List.of(Input.CONFIG);
    }

    @Override
    public boolean stoppable() {
      return true;
    }

    @Override
    public void run(CommandContext context) throws Exception {
      ObjectNode config = context.config();
      String token = config.path("token").asText();
      switch (config.path("action").asText()) {
        case "print" -> print();
        case "leak" -> leak(token);
        case "log" -> log();
        case "leave a thread" -> leaveThread();
        case "run out of memory" -> runOutOfMemory();
        case "call itself" -> callItself(0);
        case "exit" -> exit();
        case "exit elsewhere" -> exitElsewhere();
        case "wait" -> waitForStop(context);
        case "flood" -> flood(context);
        case "ignore the stop" -> ignoreTheStop(context);
        case "fail when stopped" -> failWhenStopped(context);
        default -> throw new IllegalArgumentException("no such action");
      }
    }
  }
}

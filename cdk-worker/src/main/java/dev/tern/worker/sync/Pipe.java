package dev.tern.worker.sync;

import dev.tern.cdk.catalog.StreamNames;
import dev.tern.protocol.AirbyteStreamStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipe from source to destination: reader, processor and writer, each a thread, with a queue
 * between them, and the way back of the states.
 *
 * <p>It is run once, by the thread that waits for it.
 */
final class Pipe {

  private static final long LAST_WORDS_MILLIS = 5_000;

  private final AttemptPlan plan;
  private final Course course;
  private final Streams streams;
  private final Findings findings;
  private final StateLedger ledger;
  private final SourceStates states;
  private final Outbound outbound;
  private final List<Thread> threads = new ArrayList<>();

  /** What surrounds an attempt. */
  record Outside(
      SyncJournal journal,
      SyncWatcher watcher,
      Tee tee,
      ConfigUpdates sourceConfig,
      ConfigUpdates destinationConfig) {}

  /** What the pipe is made of. */
  record Parts(
      AttemptPlan plan,
      Streams streams,
      SelectedFields fields,
      StateLedger ledger,
      Findings findings) {}

  Pipe(Parts parts, Course course) {
    this.plan = parts.plan();
    this.course = course;
    this.streams = parts.streams();
    this.findings = parts.findings();
    this.ledger = parts.ledger();
    this.states = new SourceStates(streams, findings, plan);
    this.outbound = new Outbound(streams, plan, parts.fields(), ledger);
  }

  /** Runs until both sides have ended. */
  void run(Outside outside) {
    SourceLoop source = sourceLoop(outside);
    DestinationWriter writer = new DestinationWriter(course, course.destination().run().input());
    DestinationLoop destination = destinationLoop(outside, writer);
    Ticker ticker =
        new Ticker(
            course,
            streams,
            plan,
            new Ticker.Lookers(outside.watcher(), outside.journal()),
            new Ticker.Clocks(source, writer));
    start("tern-source-errors", course.source().errors()::run);
    start("tern-destination-errors", course.destination().errors()::run);
    List<Thread> work =
        List.of(
            start("tern-source", source::run),
            start("tern-processor", this::process),
            start("tern-writer", () -> write(writer)),
            start("tern-destination", destination::run));
    start("tern-ticker", ticker::run);
    work.forEach(thread -> join(thread, 0));
    ticker.end();
  }

  /** After both sides were closed: nothing is left to be printed. */
  void end() {
    threads.forEach(thread -> join(thread, LAST_WORDS_MILLIS));
  }

  private SourceLoop sourceLoop(Outside outside) {
    SourceReader reader =
        new SourceReader(
            new SourceReader.SourceParts(
                streams,
                states,
                new SourceTraces(streams, findings, outside.watcher()),
                new Talk(Side.SOURCE, findings, outside.sourceConfig()),
                findings,
                plan.options(),
                scan()));
    return new SourceLoop(course, reader, outside.tee());
  }

  /**
   * Lines that are rewritten have to be what they look like; and what looks like a record without a
   * namespace may have one behind its data.
   */
  private RecordScan scan() {
    return plan.options().strict() || outbound.rewrites() || streams.namesakes()
        ? RecordScan.thorough()
        : RecordScan.quick();
  }

  private DestinationLoop destinationLoop(Outside outside, DestinationWriter writer) {
    return new DestinationLoop(
        course,
        new Acknowledgements(streams, ledger, plan, findings, outside.journal()),
        new Talk(Side.DESTINATION, findings, outside.destinationConfig()),
        findings,
        writer,
        outside.tee());
  }

  private void process() throws InterruptedException {
    try {
      for (var chunk = course.read().take(); chunk.isPresent(); chunk = course.read().take()) {
        pass(outbound.prepare(chunk.get()));
      }
      pass(ending());
    } finally {
      course.ready().end();
    }
  }

  private void pass(Chunk chunk) throws InterruptedException {
    course.ready().put(chunk, chunk.bytes());
  }

  /** What the destination gets after the last message of the source, which has ended. */
  private Chunk ending() {
    List<Parcel> lines = new ArrayList<>();
    if (course.completeSource()) {
      states.missing().forEach(state -> lines.add(outbound.line(state)));
      if (!plan.options().strict()) {
        streams.all().forEach(this::compare);
        lines.addAll(outbound.completions());
      }
    }
    return new Chunk(lines, List.of(), 0, new byte[0]);
  }

  /** The platform takes the exit code for the truth, whatever the source said (P3). */
  private void compare(StreamTally stream) {
    boolean complete = stream.status().filter(AirbyteStreamStatus.COMPLETE::equals).isPresent();
    if (!complete) {
      findings.warn(
          Side.SOURCE,
          String.format(
              "The source ended well and said %s of stream %s. It counts as complete.",
              stream.status().map(AirbyteStreamStatus::value).orElse("nothing"),
              StreamNames.text(stream.source())));
    }
  }

  private void write(DestinationWriter writer) throws InterruptedException {
    try {
      writer.run();
    } catch (IOException e) {
      course.abandon(); // why it takes nothing any more is told by its end
    }
  }

  private Thread start(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (Throwable e) {
                course.fail(e);
                course.abandon();
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
    return thread;
  }

  /** What a thread does. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  private void join(Thread thread, long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      course.kill();
    }
  }
}

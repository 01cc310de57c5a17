package dev.tern.testkit.suite;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.Profile;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A connector whose every run is watched: what it said and when, how it ended, how much memory it
 * took, and what the rules about transcripts say to it.
 *
 * <p>Safe for several threads.
 */
public final class WatchedConnector implements AutoCloseable {

  private final Connector connector;
  private final TranscriptJudge judge;
  private final Duration patience;
  private final Workplace workplace = new Workplace();
  private final OpenRuns open = new OpenRuns();
  private final AtomicInteger places = new AtomicInteger();
  private final SortedMap<Integer, ObservedRun> runs = new TreeMap<>();
  private final Map<Profile, Docket> dockets = new EnumMap<>(Profile.class);
  private final List<Observation> endless = new ArrayList<>();
  private final SideBySide threads = new SideBySide();
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(1, WatchedConnector::thread);

  /**
   * Watches a connector.
   *
   * @param judge is shown everything the connector prints
   * @param patience how long one run may take
   */
  public WatchedConnector(Connector connector, TranscriptJudge judge, Duration patience) {
    this.connector = ProgramConnector.settled(connector);
    this.judge = judge;
    this.patience = patience;
    clock.setRemoveOnCancelPolicy(true);
    for (Profile profile : Profile.values()) {
      dockets.put(profile, new Docket());
    }
  }

  /** What is watched. */
  public Connector connector() {
    return connector;
  }

  /** Where files for runs are put. */
  public Workplace workplace() {
    return workplace;
  }

  /** Runs it to its end, with an empty stdin. */
  public Observed run(Trial trial) throws InterruptedException {
    try (LiveRun run = start(trial)) {
      return Reading.FAST.read(run, 0);
    }
  }

  /**
   * Runs several to their ends, with an empty stdin: side by side where they are processes of their
   * own, one after the other inside this process.
   *
   * @return what was seen, in the order of the trials
   */
  public List<Observed> runAll(List<Trial> trials) throws InterruptedException {
    return runAll(trials, (number, run) -> run);
  }

  /**
   * The same, each looked at as soon as it ends.
   *
   * @return what was made of them, in the order of the trials
   */
  public <T> List<T> runAll(List<Trial> trials, Look<T> look) throws InterruptedException {
    return runAll(trials, Reading.FAST, look);
  }

  /** The same, read at a pace. */
  public <T> List<T> runAll(List<Trial> trials, Pace pace, Look<T> look)
      throws InterruptedException {
    return runAll(trials, (Reading) pace, look);
  }

  private <T> List<T> runAll(List<Trial> trials, Reading reading, Look<T> look)
      throws InterruptedException {
    List<Callable<T>> tasks = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      int place = places.incrementAndGet();
      int number = i;
      tasks.add(
          () -> {
            try (LiveRun run = start(place, connector, trials.get(number))) {
              return look.at(number, reading.read(run, number));
            }
          });
    }
    return connector instanceof Detached ? threads.all(tasks) : SideBySide.oneByOne(tasks);
  }

  /** Runs it to its end with something on stdin. */
  public Observed run(Trial trial, byte[] input) throws InterruptedException {
    try (LiveRun run = start(trial)) {
      run.send(input);
      return run.finish();
    }
  }

  /** Starts it. The caller closes what comes back. */
  public LiveRun start(Trial trial) {
    return start(connector, trial);
  }

  /** Starts the same connector in other surroundings. */
  public LiveRun start(Connector elsewhere, Trial trial) {
    return start(places.incrementAndGet(), elsewhere, trial);
  }

  /** Every run has a name of its own, by which a person finds it among all the others. */
  private LiveRun start(int place, Connector elsewhere, Trial tried) {
    Trial trial = tried.named("run " + place + " (" + tried.name() + ")");
    List<String> arguments = workplace.arguments(trial);
    ConnectorRun run = open.start(() -> elsewhere.start(arguments));
    Notes notes = new Notes(place, trial, arguments, new Recording(run.pid()));
    return new LiveRun(trial, run, new Deadline(clock, patience), notes);
  }

  /** All runs so far, in their order. */
  public synchronized List<ObservedRun> runs() {
    return List.copyOf(runs.values());
  }

  /** What transcripts show so far. */
  Docket docket(Profile profile) {
    return Objects.requireNonNull(dockets.get(profile));
  }

  /** Runs that did not end in time. */
  public synchronized List<Observation> endless() {
    return List.copyOf(endless);
  }

  private synchronized void keep(int place, ObservedRun run) {
    runs.put(place, run);
  }

  private synchronized void keep(Observation endlessRun) {
    endless.add(endlessRun);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "run-deadlines");
    thread.setDaemon(true);
    return thread;
  }

  /** Removes the files of all runs. */
  @Override
  public void close() {
    clock.shutdownNow();
    threads.close();
    open.close();
    workplace.close();
  }

  /** What is written down about one run. */
  private final class Notes implements LiveRun.Watch {
    private final int place;
    private final Trial trial;
    private final List<String> arguments;
    private final Recording recording;
    private final Map<Profile, TranscriptJudge.Sitting> sittings = new EnumMap<>(Profile.class);

    Notes(int place, Trial trial, List<String> arguments, Recording recording) {
      this.place = place;
      this.trial = trial;
      this.arguments = arguments;
      this.recording = recording;
      for (Profile profile : Profile.values()) {
        sittings.put(profile, judge.open(trial, profile));
      }
    }

    @Override
    public void line(OutputLine line, byte[] bytes) {
      recording.take(line);
      sittings.values().forEach(sitting -> sitting.output(bytes));
    }

    @Override
    public void input(byte[] bytes, int offset, int length) {
      sittings.values().forEach(sitting -> sitting.input(bytes, offset, length));
    }

    @Override
    public void closed(ConnectorRun run) {
      open.forget(run);
    }

    @Override
    public void end(Observed run) {
      byte[] errors = run.errors().getBytes(StandardCharsets.UTF_8);
      sittings.values().forEach(sitting -> sitting.errors(errors));
      if (run.ending() == Ending.HUNG || run.ending() == Ending.OVERFLOWED) {
        keep(Observation.broken(trial.name() + ": " + run.end() + "."));
      }
      keep(place, recording.end(trial, arguments, run.took(), run.exitCode()));
      sittings.forEach(
          (profile, sitting) ->
              docket(profile).enter(place, sitting.close(run.ending(), run.exitCode())));
    }
  }
}

package dev.tern.testkit.suite;

import dev.tern.testkit.rule.ObservedRun;
import dev.tern.testkit.rule.Profile;
import dev.tern.worker.connector.Connector;
import dev.tern.worker.connector.ConnectorRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

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
  private final List<ObservedRun> runs = new ArrayList<>();
  private final Map<Profile, List<Judgement>> judgements = new EnumMap<>(Profile.class);

  /**
   * Watches a connector.
   *
   * @param judge is shown everything the connector prints
   * @param patience how long one run may take
   */
  public WatchedConnector(Connector connector, TranscriptJudge judge, Duration patience) {
    this.connector = connector;
    this.judge = judge;
    this.patience = patience;
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
      run.send(new byte[0]);
      return run.finish();
    }
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
    List<String> arguments = workplace.arguments(trial);
    ConnectorRun run = elsewhere.start(arguments);
    Notes notes = new Notes(trial, arguments, new Recording(run.pid()));
    return new LiveRun(trial, run, new Deadline(patience), notes);
  }

  /** All runs so far. */
  public synchronized List<ObservedRun> runs() {
    return List.copyOf(runs);
  }

  /** What was broken in transcripts so far. */
  synchronized List<Judgement> judgements(Profile profile) {
    return List.copyOf(judgements.getOrDefault(profile, List.of()));
  }

  TranscriptJudge judge() {
    return judge;
  }

  private synchronized void keep(ObservedRun run) {
    runs.add(run);
  }

  private synchronized void keep(Profile profile, List<Judgement> seen) {
    judgements.computeIfAbsent(profile, key -> new ArrayList<>()).addAll(seen);
  }

  /** Removes the files of all runs. */
  @Override
  public void close() {
    workplace.close();
  }

  /** What is written down about one run. */
  private final class Notes implements LiveRun.Watch {
    private final Trial trial;
    private final List<String> arguments;
    private final Recording recording;
    private final Map<Profile, TranscriptJudge.Sitting> sittings = new EnumMap<>(Profile.class);

    Notes(Trial trial, List<String> arguments, Recording recording) {
      this.trial = trial;
      this.arguments = arguments;
      this.recording = recording;
      for (Profile profile : trial.judged() ? Profile.values() : new Profile[0]) {
        sittings.put(profile, judge.open(trial, profile));
      }
    }

    @Override
    public void line(OutputLine line, byte[] bytes) {
      recording.take(line);
      if (line.whole()) {
        sittings.values().forEach(sitting -> sitting.line(bytes));
      }
    }

    @Override
    public void end(Observed run) {
      keep(recording.end(trial, arguments, run.took(), run.exitCode()));
      sittings.forEach(
          (profile, sitting) -> keep(profile, sitting.close(run.ending(), run.exitCode())));
    }
  }
}

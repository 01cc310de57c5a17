package dev.tern.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the output of a sync behind every single state, and goes on from there.
 *
 * <p>What comes out is for the caller to compare: nothing may be lost, and only what the source
 * declares may repeat.
 */
public final class CutEverywhere {

  private final Sync sync;

  /** One sync of a connector. */
  @FunctionalInterface
  public interface Sync {
    /** Reads from the states that are kept, to its end. */
    Transcript read(StateKeeper states) throws Exception;
  }

  /**
   * One cut.
   *
   * @param place index of the last message that arrived, a state
   * @param before what had arrived for good
   * @param after what the sync that went on said
   * @param both what has arrived in the end
   */
  public record Cut(int place, Delivery before, Transcript after, Delivery both) {}

  /** Cuts this kind of sync. */
  public CutEverywhere(Sync sync) {
    this.sync = sync;
  }

  /** Reads once without states, then once more from each cut. */
  public List<Cut> cuts() throws Exception {
    Transcript whole = sync.read(new StateKeeper());
    List<Cut> cuts = new ArrayList<>();
    for (int place : whole.statePlaces()) {
      cuts.add(cut(whole.first(place + 1), place));
    }
    return cuts;
  }

  private Cut cut(Transcript arrived, int place) throws Exception {
    Delivery before = new Delivery();
    before.take(arrived);
    Delivery both = new Delivery();
    both.take(arrived);
    Transcript after = sync.read(both.states());
    both.take(after);
    return new Cut(place, before, after, both);
  }
}

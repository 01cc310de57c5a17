package dev.tern.cdk.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text as it reads after decoding, with the way back to the original characters.
 *
 * <p>Decoding the text finds every spelling of a secret, whichever characters its writer chose to
 * escape.
 */
final class TextView {
  private static final int DEPTH = 2;

  private final String text;
  private final int[] starts;
  private final int[] ends;

  private TextView(String text, int[] starts, int[] ends) {
    this.text = text;
    this.starts = starts;
    this.ends = ends;
  }

  /** The text itself, then every decoding of it and of those; mostly there is only the text. */
  static List<TextView> of(String text) {
    List<TextView> views = new ArrayList<>(List.of(new TextView(text, new int[0], new int[0])));
    Set<String> seen = new HashSet<>(Set.of(text));
    int from = 0;
    for (int depth = 0; depth < DEPTH; depth++) {
      int to = views.size();
      for (TextView view : List.copyOf(views.subList(from, to))) {
        for (TextDecoding decoding : TextDecoding.values()) {
          view.decode(decoding).filter(decoded -> seen.add(decoded.text)).ifPresent(views::add);
        }
      }
      from = to;
    }
    return views;
  }

  private Optional<TextView> decode(TextDecoding decoding) {
    if (!decoding.concerns(text)) {
      return Optional.empty();
    }
    Decoded decoded = new Decoded(text.length());
    decoding.decode(text, decoded);
    int length = decoded.text.length();
    int[] first = new int[length];
    int[] last = new int[length];
    for (int i = 0; i < length; i++) {
      first[i] = start(decoded.starts[i]);
      last[i] = end(decoded.ends[i] - 1);
    }
    return Optional.of(new TextView(decoded.text.toString(), first, last));
  }

  String text() {
    return text;
  }

  /** Where the character begins in the original. */
  int start(int index) {
    return starts.length == 0 ? index : starts[index];
  }

  /** Where the character ends in the original, exclusive. */
  int end(int index) {
    return ends.length == 0 ? index + 1 : ends[index];
  }

  /** Decoded characters, each with the range that it was read from. */
  static final class Decoded {
    private final StringBuilder text;
    private final int[] starts;
    private final int[] ends;

    private Decoded(int most) {
      this.text = new StringBuilder(most);
      this.starts = new int[most];
      this.ends = new int[most];
    }

    void add(int codePoint, int from, int to) {
      int before = text.length();
      text.appendCodePoint(codePoint);
      for (int i = before; i < text.length(); i++) {
        starts[i] = from;
        ends[i] = to;
      }
    }
  }
}

package dev.tern.protocol.migration;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the protocol, ordered as semantic versions are.
 *
 * @param major platforms and connectors of different majors do not work together
 * @param minor grows with additions
 * @param patch grows with corrections
 */
public record ProtocolVersion(int major, int minor, int patch)
    implements Comparable<ProtocolVersion> {
  /** What a platform assumes of a connector that names none. */
  public static final ProtocolVersion DEFAULT = new ProtocolVersion(0, 2, 0);

  /** The newest release that this library writes. */
  public static final ProtocolVersion CURRENT = new ProtocolVersion(0, 18, 0);

  private static final Pattern TEXT =
      Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[-+][0-9A-Za-z.+-]{1,100})?");

  /**
   * The version of a text such as {@code 0.3.2} or {@code v1.0.0}; labels behind the patch are
   * ignored.
   */
  public static Optional<ProtocolVersion> find(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new ProtocolVersion(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))))
        : Optional.empty();
  }

  /**
   * True when a connector of one version works on a platform of the other: the majors are equal.
   */
  public boolean isCompatibleWith(ProtocolVersion other) {
    return major == other.major;
  }

  /** True when this version has what the change added. */
  public boolean has(ProtocolChange change) {
    return compareTo(change.since()) >= 0;
  }

  /** What exactly this version added, in the words of the protocol's changelog. */
  public List<ProtocolChange> added() {
    return Arrays.stream(ProtocolChange.values())
        .filter(change -> change.since().equals(this))
        .toList();
  }

  @Override
  public int compareTo(ProtocolVersion other) {
    if (major != other.major) {
      return Integer.compare(major, other.major);
    }
    return minor == other.minor
        ? Integer.compare(patch, other.patch)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}

package dev.tern.cli;

import dev.tern.cdk.spec.NearestName;
import dev.tern.protocol.DestinationSyncMode;
import dev.tern.protocol.SyncMode;
import dev.tern.testkit.lint.Verb;
import dev.tern.testkit.rule.Profile;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The values of a flag that takes one of a few words, written the same in help, completion and
 * failures: in small letters. Capitals are understood.
 */
abstract class Words<E extends Enum<E>> implements ITypeConverter<E>, Iterable<String> {

  private final Class<E> type;

  private Words(Class<E> type) {
    this.type = type;
  }

  @Override
  public E convert(String text) {
    return Stream.of(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> unknown(text));
  }

  private TypeConversionException unknown(String text) {
    return new TypeConversionException(
        NearestName.find(text.toLowerCase(Locale.ROOT), all())
            .map(near -> "'" + text + "' is not known. Did you mean '" + near + "'?")
            .orElseGet(() -> "'" + text + "' is none of " + String.join(", ", all())));
  }

  private List<String> all() {
    return Stream.of(type.getEnumConstants())
        .map(value -> value.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  @Override
  public Iterator<String> iterator() {
    return all().iterator();
  }

  /** How a stream is read. */
  static final class OfSyncMode extends Words<SyncMode> {
    OfSyncMode() {
      super(SyncMode.class);
    }
  }

  /** How a stream is written. */
  static final class OfDestinationSyncMode extends Words<DestinationSyncMode> {
    OfDestinationSyncMode() {
      super(DestinationSyncMode.class);
    }
  }

  /** How progress is shown. */
  static final class OfOutput extends Words<RunOptions.Output> {
    OfOutput() {
      super(RunOptions.Output.class);
    }
  }

  /** Which shell is served. */
  static final class OfShell extends Words<CompletionCommand.Shell> {
    OfShell() {
      super(CompletionCommand.Shell.class);
    }
  }

  /** Which command of a connector was run. */
  static final class OfVerb extends Words<Verb> {
    OfVerb() {
      super(Verb.class);
    }
  }

  /** By whose word a connector is judged. */
  static final class OfProfile extends Words<Profile> {
    OfProfile() {
      super(Profile.class);
    }
  }
}

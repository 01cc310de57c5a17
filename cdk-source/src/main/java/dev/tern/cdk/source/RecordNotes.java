package dev.tern.cdk.source;

import dev.tern.cdk.message.Messages;
import dev.tern.protocol.AirbyteLogMessage.Level;
import dev.tern.protocol.AirbyteMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is odd about the records of one stream, to be told once at its end.
 *
 * @param records how many there were
 * @param undeclared names of fields that were left out because their author never declared them
 * @param absent names of wanted fields that no record had
 * @param withoutCursor how many records had no cursor
 */
record RecordNotes(long records, Set<String> undeclared, Set<String> absent, long withoutCursor) {

  /** No record has come. */
  static final RecordNotes NONE = new RecordNotes(0, Set.of(), Set.of(), 0);

  /** Enough to find the place in the code; names made of data must not fill the memory. */
  private static final int MAX_NAMES = 20;

  RecordNotes {
    undeclared = first(undeclared);
    absent = Set.copyOf(absent);
  }

  /** Together with what others found about more records of the same stream. */
  RecordNotes and(RecordNotes more) {
    if (records == 0 || more.records == 0) {
      return records == 0 ? more : this;
    }
    Set<String> either = new TreeSet<>(undeclared);
    either.addAll(more.undeclared);
    Set<String> both = new TreeSet<>(absent);
    both.retainAll(more.absent);
    return new RecordNotes(
        records + more.records, either, both, withoutCursor + more.withoutCursor);
  }

  /** In words; empty when nothing is odd. */
  List<AirbyteMessage> messages(RecordRules rules) {
    List<AirbyteMessage> messages = new ArrayList<>();
    if (!undeclared.isEmpty()) {
      messages.add(
          warning(
              String.format(
                  "Stream %s does not declare %s: left out of its records. Add them to its schema.",
                  rules.name(), undeclared)));
    }
    sayAbsent(messages, rules);
    if (withoutCursor > 0) {
      messages.add(
          warning(
              String.format(
                  "Records of stream %s without a value in cursor %s: %d. They cannot be told from"
                      + " new ones. Choose a cursor that every record has.",
                  rules.name(), rules.cursor(), withoutCursor)));
    }
    return messages;
  }

  /** A field the store has lost is worth a warning; one that is only empty everywhere is not. */
  private void sayAbsent(List<AirbyteMessage> messages, RecordRules rules) {
    Set<String> lost = new TreeSet<>(absent);
    lost.removeIf(name -> !rules.declaredFields().isObject() || rules.declaredFields().has(name));
    Set<String> empty = new TreeSet<>(absent);
    empty.removeAll(lost);
    if (!lost.isEmpty()) {
      messages.add(
          warning(
              String.format(
                  "Stream %s does not have %s any more: its records come without. Discover again.",
                  rules.name(), first(lost))));
    }
    if (!empty.isEmpty()) {
      messages.add(
          Messages.log(
              Level.INFO,
              String.format("No record of stream %s had %s.", rules.name(), first(empty))));
    }
  }

  private static AirbyteMessage warning(String text) {
    return Messages.log(Level.WARN, text);
  }

  private static Set<String> first(Set<String> names) {
    return names.stream().sorted().limit(MAX_NAMES).collect(Collectors.toCollection(TreeSet::new));
  }
}

package dev.tern.testkit.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tern.testkit.lint.LineJson.Form;
import dev.tern.testkit.lint.LineJson.Read;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The lines of stdout: finds the messages among them, and judges what is no message.
 *
 * <p>Where a message was cut by a line feed, the lines behind it belong to the same damage until
 * the next message.
 */
final class OutputLines {

  static final long MOST_CHARACTERS = 20_000_000;

  private static final byte[] ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String where;
  private final Verdicts verdicts;
  private final Envelopes envelopes;
  private final TextJudge texts;
  private boolean damaged;
  private boolean cut;

  OutputLines(String where, Verdicts verdicts, Envelopes envelopes, TextJudge texts) {
    this.where = where;
    this.verdicts = verdicts;
    this.envelopes = envelopes;
    this.texts = texts;
  }

  /** From now on half a line is no fault: the process was killed. */
  void expectCut() {
    cut = true;
  }

  void take(CutLine line) {
    if (!line.ended() && cut) {
      return;
    }
    Spot spot = Spot.of(where, line);
    verdicts.require(
        line.characters() < MOST_CHARACTERS,
        "ENV-22",
        spot,
        "Line " + line.number() + " has " + line.characters() + " characters");
    if (!line.whole()) {
      envelopes.lost(LineJson.head(line));
      return;
    }
    CutLine text = marked(carriageReturn(line), spot);
    int visible = text.firstVisible();
    if (visible < text.limit() && text.array()[visible] == '{') {
      object(text, spot);
    } else {
      foreign(text, spot);
    }
  }

  private static CutLine carriageReturn(CutLine line) {
    boolean there = line.length() > 0 && line.array()[line.limit() - 1] == '\r';
    return there ? line.without(1) : line;
  }

  private CutLine marked(CutLine line, Spot spot) {
    boolean marked = line.startsWith(ORDER_MARK);
    verdicts.require(!marked, "ENV-6", spot, "Line " + line.number() + " has a byte order mark");
    return marked ? line.from(line.offset() + ORDER_MARK.length) : line;
  }

  /** A line that opens an object. */
  private void object(CutLine line, Spot spot) {
    CutLine text = readable(line, spot);
    Read read = LineJson.read(text);
    switch (read.form()) {
      case WHOLE, FOLLOWED -> value(text, read, spot);
      case BEYOND -> beyond(text, spot);
      case UNFINISHED -> damage(text, spot, "ends before its object does");
      case BROKEN -> broken(text, spot);
    }
  }

  private CutLine readable(CutLine line, Spot spot) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line.array(), line.offset(), line.length()));
      return line;
    } catch (CharacterCodingException e) {
      verdicts.broken("ENV-6", spot, "Line " + line.number() + " has bytes that are no UTF-8");
      return line.replaced(line.text().getBytes(StandardCharsets.UTF_8));
    }
  }

  private void value(CutLine line, Read read, Spot spot) {
    if (!envelopes.isMessage(read.value())) {
      nothing(line, spot, " is JSON and no message");
      return;
    }
    damaged = false;
    verdicts.require(line.ended(), "ENV-1", spot, "The last line does not end with a line feed");
    verdicts.require(
        !hasCarriageReturn(line),
        "ENV-1",
        spot,
        "Line " + line.number() + " has a carriage return in the middle of its object");
    verdicts.require(
        read.form() == Form.WHOLE,
        "ENV-2",
        spot,
        "Line " + line.number() + " goes on behind its message");
    verdicts.looked("ENV-7");
    verdicts.looked("ENV-21");
    envelopes.open(read.value(), spot);
  }

  /** Outside of texts only: inside of one it would be no JSON. */
  private static boolean hasCarriageReturn(CutLine line) {
    for (int at = line.offset(); at < line.limit(); at++) {
      if (line.array()[at] == '\r') {
        return true;
      }
    }
    return false;
  }

  private void beyond(CutLine line, Spot spot) {
    verdicts.broken(
        "ENV-21",
        spot,
        "Line " + line.number() + " has a NaN, or goes beyond the limits of nesting or numbers");
    envelopes.lost(LineJson.head(line));
  }

  private void broken(CutLine line, Spot spot) {
    if (envelopes.hasPieces(line)) {
      damage(line, spot, "is a message with broken JSON");
    } else {
      nothing(line, spot, " is no message");
    }
  }

  private void damage(CutLine line, Spot spot, String what) {
    if (!damaged) {
      verdicts.broken("ENV-1", spot, "Line " + line.number() + " " + what);
      envelopes.lost(LineJson.head(line));
    }
    damaged = true;
  }

  /** A line that opens no object. */
  private void foreign(CutLine line, Spot spot) {
    CutLine inner = line;
    for (int at = line.firstVisible(); at < line.limit() && inner == line; at++) {
      inner = line.array()[at] == '{' ? line.from(at) : line;
    }
    JsonNode value = inner == line ? null : LineJson.read(inner).value();
    if (value != null && envelopes.isMessage(value)) {
      verdicts.broken("ENV-1", spot, "Line " + line.number() + " has text in front of a message");
      envelopes.lost(LineJson.head(inner));
      return;
    }
    nothing(line, spot, " is no message");
  }

  private void nothing(CutLine line, Spot spot, String what) {
    texts.line(line.text(), spot);
    if (!damaged) {
      verdicts.brokenBy("ENV-7", spot, "Line " + line.number() + what);
    }
  }
}

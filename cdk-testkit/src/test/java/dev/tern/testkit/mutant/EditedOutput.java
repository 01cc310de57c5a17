package dev.tern.testkit.mutant;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** A stdout on which each line is replaced by others. */
final class EditedOutput extends OutputStream {

  private final OutputStream out;
  private final Function<String, List<String>> edit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  EditedOutput(OutputStream out, Function<String, List<String>> edit) {
    this.out = out;
    this.edit = edit;
  }

  @Override
  public void write(int value) throws IOException {
    if (value != '\n') {
      line.write(value);
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    for (String other : edit.apply(text)) {
      out.write((other + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}

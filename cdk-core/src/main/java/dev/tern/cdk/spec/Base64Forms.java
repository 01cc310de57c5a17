package dev.tern.cdk.spec;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What base64 makes of given bytes in the middle of a longer text.
 *
 * <p>Three bytes become four characters, so the bytes can stand at three alignments. Characters at
 * the edges hold bits of the neighbours too; those between hold nothing else and are the same in
 * every text.
 */
final class Base64Forms {
  private static final int BITS = 6;

  private Base64Forms() {}

  static Set<Needle> of(byte[] bytes) {
    Set<Needle> forms = new LinkedHashSet<>();
    for (int offset = 0; offset < 3; offset++) {
      add(bytes, offset, forms);
    }
    return forms;
  }

  private static void add(byte[] bytes, int offset, Set<Needle> forms) {
    byte[] shifted = new byte[offset + bytes.length];
    System.arraycopy(bytes, 0, shifted, offset, bytes.length);
    int from = (offset * Byte.SIZE + BITS - 1) / BITS;
    int to = shifted.length * Byte.SIZE / BITS;
    int edgeBefore = offset * Byte.SIZE % BITS == 0 ? 0 : 1;
    int edgeAfter = shifted.length * Byte.SIZE % BITS == 0 ? 0 : 1;
    for (Base64.Encoder alphabet : Arrays.asList(Base64.getEncoder(), Base64.getUrlEncoder())) {
      String pure = alphabet.encodeToString(shifted).substring(from, to);
      forms.add(new Needle(pure, edgeBefore, edgeAfter, false));
    }
  }

  /** The whole bytes alone, with padding and without. */
  static Set<String> alone(byte[] bytes) {
    Set<String> forms = new LinkedHashSet<>();
    for (Base64.Encoder alphabet : Arrays.asList(Base64.getEncoder(), Base64.getUrlEncoder())) {
      forms.add(alphabet.encodeToString(bytes));
      forms.add(alphabet.withoutPadding().encodeToString(bytes));
    }
    return forms;
  }
}

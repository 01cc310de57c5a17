package dev.tern.cdk.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ExpectedBytesTest {

  @Property
  void bytes_stand_where_they_are(
      @ForAll @Size(max = 40) byte[] bytes,
      @ForAll @Size(max = 9) byte[] before,
      @ForAll @Size(max = 9) byte[] behind) {
    byte[] array = new byte[before.length + bytes.length + behind.length];
    System.arraycopy(before, 0, array, 0, before.length);
    System.arraycopy(bytes, 0, array, before.length, bytes.length);
    System.arraycopy(behind, 0, array, before.length + bytes.length, behind.length);

    assertThat(new ExpectedBytes(bytes).stand(array, before.length, array.length))
        .isEqualTo(behind.length > 0);
  }

  @Property
  void one_other_byte_is_seen(
      @ForAll @Size(min = 1, max = 40) byte[] bytes,
      @ForAll @IntRange(max = 39) int place,
      @ForAll @IntRange(min = 1, max = 255) int difference) {
    byte[] array = Arrays.copyOf(bytes, bytes.length + 1);
    array[place % bytes.length] ^= (byte) difference;

    assertThat(new ExpectedBytes(bytes).stand(array, 0, array.length)).isFalse();
  }
}

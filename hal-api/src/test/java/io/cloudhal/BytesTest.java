package io.cloudhal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class BytesTest {

  private static final byte[] CONTENT = {1, 2, 3, 4, 5};

  @Test
  void whoeverChangesTheArrayItWasMadeOfDoesNotChangeIt() {
    byte[] array = CONTENT.clone();
    Bytes bytes = Bytes.copyOf(array);
    array[0] = 9;
    bytes.toByteArray()[1] = 9;
    assertThat(bytes.toByteArray()).isEqualTo(CONTENT);
  }

  @Test
  void wrappingDoesNotCopy() {
    byte[] array = CONTENT.clone();
    Bytes bytes = Bytes.wrap(array);
    array[0] = 9;
    assertThat(bytes.byteAt(0)).isEqualTo((byte) 9);
  }

  @Test
  void aBufferIsCopiedFromPositionToLimitAndLeftAsItIs() {
    ByteBuffer buffer = ByteBuffer.wrap(CONTENT).position(1).limit(4);
    assertThat(Bytes.copyOf(buffer).toByteArray()).containsExactly(2, 3, 4);
    assertThat(buffer.position()).isEqualTo(1);
    assertThat(buffer.remaining()).isEqualTo(3);
  }

  @Test
  void aBufferOfItIsReadOnly() {
    ByteBuffer buffer = Bytes.copyOf(CONTENT).slice(1, 3).asByteBuffer();
    assertThat(buffer.position()).isZero();
    assertThat(buffer.remaining()).isEqualTo(3);
    assertThat(buffer.get(0)).isEqualTo((byte) 2);
    assertThatThrownBy(() -> buffer.put((byte) 9)).isInstanceOf(ReadOnlyBufferException.class);
  }

  @Test
  void indexesOutsideAreRefused() {
    Bytes bytes = Bytes.copyOf(CONTENT).slice(1, 3);
    assertThat(bytes.byteAt(2)).isEqualTo((byte) 4);
    for (int index : new int[] {-1, 3}) {
      assertThatThrownBy(() -> bytes.byteAt(index)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThatThrownBy(() -> bytes.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.copyTo(new byte[3], 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void noBytesAreEmptyHoweverTheyWereMade() {
    assertThat(Bytes.empty().isEmpty()).isTrue();
    assertThat(Bytes.copyOf(new byte[0])).isEqualTo(Bytes.empty());
    assertThat(Bytes.wrap(new byte[0])).isEqualTo(Bytes.empty());
    assertThat(Bytes.utf8("")).isEqualTo(Bytes.empty());
    assertThat(Bytes.copyOf(CONTENT).slice(5, 0)).isEqualTo(Bytes.empty());
    assertThat(Bytes.copyOf(CONTENT).isEmpty()).isFalse();
  }

  @Test
  void textIsUtf8AndMalformedTextIsReplaced() {
    assertThat(Bytes.utf8("aé€😀").size()).isEqualTo(1 + 2 + 3 + 4);
    assertThat(Bytes.utf8("aé€😀").toUtf8()).isEqualTo("aé€😀");
    assertThat(Bytes.wrap(new byte[] {'a', (byte) 0xff}).toUtf8()).isEqualTo("a\ufffd");
  }

  @Test
  void itsTextTellsNothingOfItsContent() {
    assertThat(Bytes.utf8("secret")).hasToString("Bytes[size=6]");
  }

  @Property
  void aSliceIsTheSameWhicheverWayItIsRead(
      @ForAll @Size(min = 1, max = 50) byte[] content,
      @ForAll @IntRange(max = 49) int from,
      @ForAll @IntRange(max = 50) int to)
      throws IOException {
    int first = Math.min(Math.min(from, to), content.length);
    int last = Math.min(Math.max(from, to), content.length);
    byte[] expected = Arrays.copyOfRange(content, first, last);
    Bytes slice = Bytes.wrap(content).slice(first, last - first);
    assertThat(slice.size()).isEqualTo(expected.length);
    assertThat(slice.toByteArray()).isEqualTo(expected);
    assertThat(slice.openStream().readAllBytes()).isEqualTo(expected);
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    slice.writeTo(target);
    assertThat(target.toByteArray()).isEqualTo(expected);
    byte[] copy = new byte[expected.length + 1];
    slice.copyTo(copy, 1);
    assertThat(Arrays.copyOfRange(copy, 1, copy.length)).isEqualTo(expected);
    assertThat(slice).isEqualTo(Bytes.copyOf(expected)).hasSameHashCodeAs(Bytes.copyOf(expected));
  }

  @Property
  void bytesAreEqualIfTheirContentIs(
      @ForAll @Size(max = 3) byte[] one, @ForAll @Size(max = 3) byte[] other) {
    assertThat(Bytes.copyOf(one).equals(Bytes.copyOf(other))).isEqualTo(Arrays.equals(one, other));
  }
}

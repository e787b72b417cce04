package io.tributary.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteBlocksTest {
  private static final int BLOCK = 65_536;

  private final Random random = new Random(7);

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK, 200_000})
  void whatIsAddedInPiecesComesOutWhole(int length) throws IOException {
    byte[] bytes = bytes(length);
    ByteBlocks blocks = new ByteBlocks();
    for (int at = 0; at < length; ) {
      int some = Math.min(1 + random.nextInt(40_000), length - at);
      blocks.append(ByteBuffer.wrap(bytes, at, some));
      at += some;
    }

    assertThat(blocks.length()).isEqualTo(length);
    assertThat(blocks.toByteArray()).isEqualTo(bytes);
    try (InputStream stream = blocks.stream()) {
      assertThat(stream.available()).isEqualTo(length);
      assertThat(stream.readAllBytes()).isEqualTo(bytes);
      assertThat(stream.read()).isEqualTo(-1);
    }
    ByteBuffer joined = ByteBuffer.allocate(length);
    blocks.buffers().forEach(joined::put);
    assertThat(joined.array()).isEqualTo(bytes);
    assertThat(blocks.buffers()).allMatch(ByteBuffer::isReadOnly);
  }

  @Test
  void aStreamGivesByteAfterByte() throws IOException {
    byte[] bytes = bytes(BLOCK + 2);
    try (InputStream stream = ByteBlocks.of(bytes).stream()) {
      for (byte each : bytes) {
        assertThat((byte) stream.read()).isEqualTo(each);
      }
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void aSliceIsWhatStandsThere() {
    byte[] bytes = bytes(3 * BLOCK);
    ByteBlocks blocks = ByteBlocks.of(bytes);

    for (int i = 0; i < 1_000; i++) {
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(Math.min(2 * BLOCK, bytes.length - from) + 1);
      assertThat(blocks.slice(from, to)).isEqualTo(ByteBuffer.wrap(bytes, from, to - from));
    }
  }
}

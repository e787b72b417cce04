package io.tributary.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.testkit.http.RequestReader.Head;
import io.tributary.testkit.http.RequestReader.MalformedRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static RequestReader reader(String wire) {
    return new RequestReader(new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private String body(String wire) throws IOException {
    RequestReader reader = reader(wire);
    Head head = reader.head();
    return new String(reader.body(head, out), StandardCharsets.UTF_8);
  }

  @Test
  void readsOneRequestAfterAnother() throws IOException {
    RequestReader reader =
        reader(
            "POST /a?b=c HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi\r\nGET / HTTP/1.1\r\n\r\n");

    Head first = reader.head();
    assertThat(first.method()).isEqualTo("POST");
    assertThat(first.target()).isEqualTo("/a?b=c");
    assertThat(first.header("host")).isEqualTo("h");
    assertThat(reader.body(first, out)).asString().isEqualTo("hi");
    assertThat(reader.head().method()).isEqualTo("GET");
    assertThat(reader.head()).isNull();
  }

  @Test
  void joinsChunks() throws IOException {
    String chunks = "3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nTrailer: t\r\n\r\n";

    assertThat(body("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks))
        .isEqualTo("abcde");
  }

  @Test
  void tellsAWaitingClientToContinue() throws IOException {
    assertThat(body("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\nx"))
        .isEqualTo("x");
    assertThat(out).hasToString("HTTP/1.1 100 Continue\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /\r\n\r\n",
        "GET / HTTP/1.0\r\n\r\n",
        "GET / HTTP/1.1\r\n: x\r\n\r\n",
        "GET / HTTP/1.1\r\nnonsense\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 8388609\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void refusesWhatItCantRead(String wire) {
    assertThatThrownBy(() -> body(wire)).isInstanceOf(MalformedRequest.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: h\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nx",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nx"
      })
  void noticesThatAClientLeft(String wire) {
    assertThatThrownBy(() -> body(wire)).isInstanceOf(EOFException.class);
  }

  @Test
  void boundsAHead() {
    assertThatThrownBy(() -> reader("GET /" + "x".repeat(70_000)).head())
        .isInstanceOf(MalformedRequest.class);
  }
}

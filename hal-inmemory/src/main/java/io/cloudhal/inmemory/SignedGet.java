package io.cloudhal.inmemory;

import com.sun.net.httpserver.Headers;
import io.cloudhal.Version;
import io.cloudhal.storage.BlobInfo;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ByteRange;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.ReadOptions;
import io.cloudhal.storage.ReadResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Answers a request to read. */
final class SignedGet {

  private static final int BUFFER_BYTES = 64 << 10;

  private final Bucket bucket;
  private final SignedGrant grant;
  private final HttpAnswer answer;

  SignedGet(Bucket bucket, SignedGrant grant, HttpAnswer answer) {
    this.bucket = bucket;
    this.grant = grant;
    this.answer = answer;
  }

  void run() throws IOException {
    ReadOptions options =
        answer
            .header("If-None-Match")
            .flatMap(Etags::parse)
            .map(ReadOptions::unlessVersion)
            .orElse(ReadOptions.defaults());
    try (ReadResult result = bucket.open(grant.key(), ByteRange.all(), options)) {
      if (result instanceof ReadResult.Found found) {
        send(found.info(), found.body());
      } else if (result instanceof ReadResult.Unchanged) {
        answer.sendEmpty(304);
      } else {
        answer.refuse(404, "there is no such blob");
      }
    }
  }

  private void send(BlobInfo info, InputStream body) throws IOException {
    describe(info);
    long size = info.sizeBytes();
    Optional<HttpRange> asked = asked(info.version());
    if (asked.isEmpty()) {
      copy(body, size, answer.send(200, size));
      return;
    }
    Optional<ByteRange> range = asked.get().in(size);
    if (range.isEmpty()) {
      answer.headers().set("Content-Range", "bytes */" + size);
      answer.refuse(416, "the blob has " + size + " bytes");
      return;
    }
    long from = range.get().offset();
    long length = range.get().length();
    answer.headers().set("Content-Range", "bytes " + from + "-" + (from + length - 1) + "/" + size);
    body.skipNBytes(from);
    copy(body, length, answer.send(206, length));
  }

  /** A range of another version than the holder expects is of no use to him. */
  private Optional<HttpRange> asked(Version version) {
    boolean expected = answer.header("If-Range").map(Etags.of(version)::equals).orElse(true);
    return expected ? answer.header("Range").flatMap(HttpRange::parse) : Optional.empty();
  }

  private void describe(BlobInfo info) {
    Headers headers = answer.headers();
    headers.set("ETag", Etags.of(info.version()));
    headers.set("Accept-Ranges", "bytes");
    headers.set(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(info.modifiedAt().atOffset(ZoneOffset.UTC)));
    ContentHeaders content = info.headers();
    headers.set("Content-Type", content.type().orElse("application/octet-stream"));
    content.encoding().ifPresent(value -> headers.set("Content-Encoding", value));
    content.disposition().ifPresent(value -> headers.set("Content-Disposition", value));
    content.cacheControl().ifPresent(value -> headers.set("Cache-Control", value));
  }

  private static void copy(InputStream body, long length, OutputStream target) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    for (long left = length; left > 0; ) {
      int count = body.read(buffer, 0, (int) Math.min(buffer.length, left));
      target.write(buffer, 0, count);
      left -= count;
    }
    target.close();
  }
}

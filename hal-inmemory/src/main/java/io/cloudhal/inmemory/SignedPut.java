package io.cloudhal.inmemory;

import io.cloudhal.Precondition;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobSource;
import io.cloudhal.storage.BlobWriter;
import io.cloudhal.storage.Bucket;
import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import java.io.IOException;
import java.util.Optional;

/** Answers a request to write. */
final class SignedPut {

  private final Bucket bucket;
  private final SignedGrant grant;
  private final HttpAnswer answer;

  SignedPut(Bucket bucket, SignedGrant grant, HttpAnswer answer) {
    this.bucket = bucket;
    this.grant = grant;
    this.answer = answer;
  }

  void run() throws IOException {
    Optional<String> type = answer.header("Content-Type");
    if (!grant.contentType().isEmpty() && !type.equals(Optional.of(grant.contentType()))) {
      answer.refuse(400, "Content-Type must be " + grant.contentType());
      return;
    }
    PutOptions options;
    long length;
    try {
      options = options();
      length = answer.header("Content-Length").map(Long::parseLong).orElse(-1L);
    } catch (IllegalArgumentException e) {
      answer.refuse(400, String.valueOf(e.getMessage()));
      return;
    }
    WriteResult result = length < 0 ? write(options) : put(length, options);
    if (result instanceof WriteResult.Written written) {
      answer.headers().set("ETag", Etags.of(written.version()));
      answer.sendEmpty(200);
    } else {
      answer.refuse(412, "the blob is not as the request demands");
    }
  }

  private PutOptions options() {
    ContentHeaders headers = ContentHeaders.none();
    return PutOptions.defaults()
        .withHeaders(answer.header("Content-Type").map(headers::withType).orElse(headers))
        .withPrecondition(precondition());
  }

  /** A condition that the holder adds is judged, or refused, but never dropped. */
  private Precondition precondition() {
    Optional<String> unless = answer.header("If-None-Match");
    Optional<String> seen = answer.header("If-Match");
    if (unless.filter(tag -> !tag.equals("*")).isPresent()
        || (seen.isPresent() && (grant.onlyIfAbsent() || unless.isPresent()))) {
      throw new IllegalArgumentException("conditions must be If-None-Match: * or If-Match: ETag");
    }
    if (grant.onlyIfAbsent() || unless.isPresent()) {
      return Precondition.ifAbsent();
    }
    return seen.isEmpty()
        ? Precondition.none()
        : Precondition.ifVersion(
            seen.flatMap(Etags::parse)
                .orElseThrow(() -> new IllegalArgumentException("If-Match must be an ETag")));
  }

  /** An upload that is cut off gives fewer bytes than it announced, so nothing is stored. */
  private WriteResult put(long length, PutOptions options) {
    return bucket.put(grant.key(), BlobSource.once(answer.requestBody(), length), options);
  }

  private WriteResult write(PutOptions options) throws IOException {
    try (BlobWriter writer = bucket.create(grant.key(), options)) {
      answer.requestBody().transferTo(writer.stream());
      return writer.commit();
    }
  }
}

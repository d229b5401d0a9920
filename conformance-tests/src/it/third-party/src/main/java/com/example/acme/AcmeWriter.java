package com.example.acme;

import io.cloudhal.Bytes;
import io.cloudhal.WriteResult;
import io.cloudhal.storage.BlobWriter;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Collects what is written and publishes it at once. */
final class AcmeWriter implements BlobWriter {

  private final Function<Bytes, WriteResult> publish;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  AcmeWriter(Function<Bytes, WriteResult> publish) {
    this.publish = publish;
  }

  @Override
  public OutputStream stream() {
    return content;
  }

  @Override
  public WriteResult commit() {
    return publish.apply(Bytes.wrap(content.toByteArray()));
  }

  @Override
  public void close() {}
}

package io.cloudhal.conformance;

import io.cloudhal.storage.ContentHeaders;
import io.cloudhal.storage.PutOptions;
import java.util.Map;

/** Options for a blob that says everything of itself that can be said. */
final class ContentOptions {

  private ContentOptions() {}

  static PutOptions all() {
    return PutOptions.defaults()
        .withHeaders(
            ContentHeaders.none()
                .withType("text/csv; charset=utf-8")
                .withEncoding("br")
                .withDisposition("attachment; filename=\"a b.csv\"")
                .withCacheControl("max-age=3600, public"))
        .withMetadata(Map.of("author", "Ada", "line_2", "x=1; y=\"2\""));
  }

  /** Returns options of which everything differs from {@link #all}. */
  static PutOptions others() {
    return PutOptions.defaults()
        .withHeaders(
            ContentHeaders.none()
                .withType("image/png")
                .withEncoding("x-lz4")
                .withDisposition("inline")
                .withCacheControl("no-store"))
        .withMetadata(Map.of("author", "Grace", "page", "7"));
  }
}

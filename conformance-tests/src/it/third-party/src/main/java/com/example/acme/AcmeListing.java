package com.example.acme;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.storage.BlobKey;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts a page out of the blobs of a bucket. */
record AcmeListing(ListRequest request) {

  Page<ListEntry> of(TreeMap<BlobKey, AcmeBlob> blobs) {
    Map<String, ListEntry> lines = new TreeMap<>();
    for (AcmeBlob blob : blobs.values()) {
      if (blob.key().value().startsWith(request.prefix())) {
        ListEntry line = line(blob);
        lines.put(line.name(), line);
      }
    }
    String after = after();
    List<ListEntry> behind =
        lines.values().stream().filter(line -> line.name().compareTo(after) > 0).toList();
    if (behind.size() <= request.pageSize()) {
      return Page.last(behind);
    }
    List<ListEntry> page = behind.subList(0, request.pageSize());
    return new Page<>(page, Optional.of(new PageToken(page.get(page.size() - 1).name())));
  }

  private String after() {
    String start = request.startAfter().orElse("");
    String token = request.after().map(PageToken::value).orElse("");
    return start.compareTo(token) > 0 ? start : token;
  }

  private ListEntry line(AcmeBlob blob) {
    int slash = blob.key().value().indexOf('/', request.prefix().length());
    return request.isShallow() && slash >= 0
        ? new ListEntry.Folder(blob.key().value().substring(0, slash + 1))
        : new ListEntry.Blob(blob.key(), blob.sizeBytes(), blob.version(), blob.modifiedAt());
  }
}

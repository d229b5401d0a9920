package io.cloudhal.inmemory;

import io.cloudhal.Page;
import io.cloudhal.PageToken;
import io.cloudhal.storage.ListEntry;
import io.cloudhal.storage.ListRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One page of a listing. Its token is the last name of the page. */
final class Listing {

  private final Blobs blobs;
  private final ListRequest request;
  private final String start;

  Listing(Blobs blobs, ListRequest request) {
    this.blobs = blobs;
    this.request = request;
    this.start =
        KeyOrder.greater(
            request.startAfter().orElse(""), request.after().map(PageToken::value).orElse(""));
  }

  Page<ListEntry> page() throws IOException {
    List<ListEntry> entries = new ArrayList<>();
    BlobCursor rest = blobs.from(KeyOrder.greater(request.prefix(), start));
    Optional<BlobRecord> blob = rest.next();
    while (blob.isPresent() && blob.get().key().value().startsWith(request.prefix())) {
      ListEntry entry = entry(blob.get());
      if (KeyOrder.utf8(start, entry.name()) < 0) {
        if (entries.size() == request.pageSize()) {
          String last = entries.get(entries.size() - 1).name();
          return new Page<>(entries, Optional.of(new PageToken(last)));
        }
        entries.add(entry);
      }
      if (entry instanceof ListEntry.Folder folder) {
        rest = blobs.from(behind(folder));
      }
      blob = rest.next();
    }
    return Page.last(entries);
  }

  private ListEntry entry(BlobRecord blob) {
    String key = blob.key().value();
    int slash = request.isShallow() ? key.indexOf('/', request.prefix().length()) : -1;
    return slash < 0
        ? new ListEntry.Blob(blob.key(), blob.sizeBytes(), blob.version(), blob.modifiedAt())
        : new ListEntry.Folder(key.substring(0, slash + 1));
  }

  /** Returns the least name behind all that are in the folder: its slash, made one greater. */
  private static String behind(ListEntry.Folder folder) {
    String name = folder.name();
    return name.substring(0, name.length() - 1) + (char) ('/' + 1);
  }
}

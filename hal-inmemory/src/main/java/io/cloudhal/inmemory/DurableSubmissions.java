package io.cloudhal.inmemory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** Submitted calls in a data file, by their id. */
final class DurableSubmissions implements Submissions {

  private static final String MAP = "submissions";

  private final Supplier<DataFile> file;

  DurableSubmissions(Supplier<DataFile> file) {
    this.file = file;
  }

  @Override
  public void keep(Submission submission) {
    DataFile opened = file.get();
    byte[] value = submission.encode();
    opened.awaitCommit(opened.change(number -> map(opened).put(submission.id().value(), value)));
  }

  @Override
  public void forget(Submission submission) {
    DataFile opened = file.get();
    opened.awaitCommit(opened.change(number -> map(opened).remove(submission.id().value())));
  }

  /** Returns the calls that {@code opened} has kept from before. */
  static List<Submission> left(DataFile opened) {
    return opened.read(
        () -> {
          List<Submission> left = new ArrayList<>();
          if (opened.hasMap(MAP)) {
            map(opened).forEach((id, value) -> left.add(Submission.decode(id, value)));
          }
          return left;
        });
  }

  private static MVMap<String, byte[]> map(DataFile opened) {
    return opened.map(MAP, StringDataType.INSTANCE, ByteArrayDataType.INSTANCE);
  }
}

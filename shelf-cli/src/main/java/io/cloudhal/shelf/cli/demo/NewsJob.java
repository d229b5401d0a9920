package io.cloudhal.shelf.cli.demo;

import io.cloudhal.Bytes;
import io.cloudhal.alu.FunctionName;
import io.cloudhal.alu.Invocation;
import io.cloudhal.alu.RemoteFunction;
import io.cloudhal.bus.ConsumeOptions;
import io.cloudhal.bus.Consumption;
import io.cloudhal.bus.Message;
import io.cloudhal.bus.Queue;
import io.cloudhal.bus.QueueName;
import io.cloudhal.bus.SendResult;
import io.cloudhal.computer.CloudComputer;
import io.cloudhal.computer.Provisioner;
import io.cloudhal.computer.QueueSpec;
import io.cloudhal.memory.Entry;
import io.cloudhal.memory.EntryKey;
import io.cloudhal.memory.KeyValueStore;
import io.cloudhal.memory.StoreName;
import io.cloudhal.shelf.cli.CommandException;
import io.cloudhal.shelf.cli.Progress;
import io.cloudhal.storage.BucketName;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The main job on a computer: trains by one function, sends the articles over a queue, has another
 * function classify each, and reads the categories from memory.
 */
final class NewsJob {

  static final FunctionName TRAIN = new FunctionName("news-train");
  static final FunctionName CLASSIFY = new FunctionName("news-classify");

  private static final BucketName BUCKET = new BucketName("news-articles");
  private static final StoreName STORE = new StoreName("newscategories");
  private static final QueueName QUEUE = new QueueName("news-articles");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final int CONCURRENCY = 4;

  private final CloudComputer computer;
  private final ImportTicket ticket;
  private final String run = UUID.randomUUID().toString();
  private final AtomicReference<@Nullable Json> firstImport = new AtomicReference<>();

  NewsJob(CloudComputer computer, ImportTicket ticket) {
    this.computer = computer;
    this.ticket = ticket;
  }

  NewsResult run(List<Article> articles) throws IOException, InterruptedException {
    Provisioner provisioner = computer.provisioner();
    provisioner.ensureBucket(BUCKET);
    provisioner.ensureStore(STORE);
    provisioner.ensureQueue(QueueSpec.of(QUEUE));
    train(articles);
    send(articles);
    classify(articles.size());
    return new NewsResult(
        computer.provider().value(),
        articles,
        categories(articles),
        Objects.requireNonNull(firstImport.get()));
  }

  private void train(List<Article> articles) {
    List<List<String>> pairs =
        articles.stream()
            .filter(each -> !each.heldOut())
            .map(each -> List.of(each.category(), each.text()))
            .toList();
    Json input =
        new Json(
            Map.of(
                "ticket", ticket.toJson(),
                "bucket", BUCKET.value(),
                "model", model(),
                "articles", pairs));
    computer.alu().function(TRAIN).invoke(invocation(input)).output();
  }

  private void send(List<Article> articles) {
    List<Message> messages = articles.stream().map(this::message).toList();
    for (SendResult each : computer.bus().queue(QUEUE).sendAll(messages)) {
      if (each instanceof SendResult.Failed failed) {
        throw failed.error();
      }
    }
  }

  private Message message(Article article) {
    return Message.of(Bytes.utf8(article.text()))
        .withAttributes(Map.of("run", run, "article", String.valueOf(article.id())));
  }

  private void classify(int count) throws InterruptedException {
    RemoteFunction classify = computer.alu().function(CLASSIFY);
    Queue queue = computer.bus().queue(QUEUE);
    CountDownLatch left = new CountDownLatch(count);
    Set<String> done = ConcurrentHashMap.newKeySet();
    ConsumeOptions options = ConsumeOptions.defaults().withConcurrency(CONCURRENCY);
    try (Progress progress = Progress.of("classify", "articles", 1, count);
        Consumption consumption =
            queue.consume(
                delivery -> {
                  // Delivery is at least once: an article counts the first time.
                  String article = handle(classify, delivery.message());
                  if (!article.isEmpty() && done.add(article)) {
                    left.countDown();
                    progress.advance(1);
                  }
                },
                options)) {
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!left.await(1, TimeUnit.SECONDS)) {
        consumption
            .failure()
            .ifPresent(
                failure -> {
                  throw failure;
                });
        if (System.nanoTime() > deadline) {
          throw CommandException.failed(
              left.getCount()
                  + " articles were not classified within "
                  + PATIENCE.toMinutes()
                  + " minutes: check the function "
                  + CLASSIFY);
        }
      }
    }
  }

  /** Returns the article's id; empty for one that an earlier run left, which is dropped. */
  private String handle(RemoteFunction classify, Message message) throws IOException {
    if (!run.equals(message.attributes().get("run"))) {
      return "";
    }
    String article = String.valueOf(message.attributes().get("article"));
    Json input =
        new Json(
            Map.of(
                "ticket", ticket.toJson(),
                "bucket", BUCKET.value(),
                "store", STORE.value(),
                "model", model(),
                "run", run,
                "id", "articles/" + run + "/" + article,
                "text", message.body().toUtf8()));
    Json output = Json.parse(classify.invoke(invocation(input)).output());
    firstImport.compareAndSet(null, output.object("import"));
    return article;
  }

  private Map<Integer, String> categories(List<Article> articles) {
    KeyValueStore store = computer.memory().store(STORE);
    List<EntryKey> keys = articles.stream().map(each -> key(each.id())).toList();
    Map<EntryKey, Entry> entries = store.getAll(keys);
    Map<Integer, String> categories = new HashMap<>();
    for (Article each : articles) {
      Entry entry = entries.get(key(each.id()));
      if (entry != null) {
        categories.put(each.id(), entry.value().toUtf8());
      }
    }
    return categories;
  }

  private EntryKey key(int article) {
    return EntryKey.of(run, "articles/" + run + "/" + article);
  }

  private String model() {
    return "models/" + run;
  }

  private static Invocation invocation(Json input) {
    return Invocation.of(input.toBytes()).withTimeout(TIMEOUT);
  }
}

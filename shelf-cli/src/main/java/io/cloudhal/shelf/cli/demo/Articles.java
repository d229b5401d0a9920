package io.cloudhal.shelf.cli.demo;

import io.cloudhal.shelf.cli.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads labelled articles from CSV (RFC 4180, UTF-8) with the columns category and text. */
final class Articles {

  private static final int FEWEST = 8;
  private static final List<String> COLUMNS = List.of("category", "text");
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setTrim(true)
          .get();

  private Articles() {}

  /** Returns the set that comes with the program: 120 articles in 5 categories. */
  static List<Article> shipped() {
    try (InputStream file =
            Objects.requireNonNull(Articles.class.getResourceAsStream("articles.csv"));
        Reader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      return read("the shipped articles", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the articles in a file of the user. */
  static List<Article> of(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return read(file.toString(), text);
    } catch (NoSuchFileException e) {
      throw CommandException.notFound("there is no file " + file);
    } catch (IOException | UncheckedIOException e) {
      throw CommandException.badInput(file + " cannot be read as CSV in UTF-8: " + e.getMessage());
    }
  }

  private static List<Article> read(String name, Reader text) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (CSVParser records = FORMAT.parse(text)) {
      List<String> header =
          records.getHeaderNames().stream().map(each -> each.toLowerCase(Locale.ROOT)).toList();
      if (!header.containsAll(COLUMNS)) {
        throw CommandException.badInput(
            name + " must have the columns category and text, has " + header);
      }
      for (CSVRecord each : records) {
        articles.add(article(name, each));
      }
    }
    return checked(name, articles);
  }

  private static Article article(String name, CSVRecord line) {
    String where = name + ", line " + line.getRecordNumber() + " after the header,";
    if (!line.isConsistent()) {
      throw CommandException.badInput(where + " has " + line.size() + " columns");
    }
    String category = line.get("category");
    String text = line.get("text");
    if (category.isEmpty() || text.isEmpty()) {
      throw CommandException.badInput(where + " has no category or no text");
    }
    return new Article((int) line.getRecordNumber(), category, text);
  }

  private static List<Article> checked(String name, List<Article> articles) {
    long categories =
        articles.stream().filter(each -> !each.heldOut()).map(Article::category).distinct().count();
    if (articles.size() < FEWEST || categories < 2) {
      throw CommandException.badInput(
          name
              + " must have at least "
              + FEWEST
              + " articles, and 2 categories outside every fourth article, has "
              + articles.size()
              + " and "
              + categories);
    }
    return articles;
  }
}

package io.signalbox.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.broker.Transactions;
import io.signalbox.config.Settings;
import io.signalbox.config.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {

  @TempDir Path directory;

  @Test
  void anEventIsNewOnlyOnce() {
    IdempotentRepository duplicates = open();

    assertThat(duplicates.add("aws.ec2 1")).isTrue();
    assertThat(duplicates.add("aws.ec2 1")).isFalse();
    assertThat(duplicates.add("aws.ec2 2")).isTrue();
  }

  @Test
  void theMemorySurvivesReopening() {
    IdempotentRepository before = open();
    before.add("aws.ec2 1");
    before.add("aws.ec2 é");
    before.stop();

    IdempotentRepository after = open();

    assertThat(after.contains("aws.ec2 1")).isTrue();
    assertThat(after.contains("aws.ec2 é")).isTrue();
    assertThat(after.contains("aws.ec2 2")).isFalse();
  }

  @Test
  void anIdWithALineBreakForgesNoOther() {
    IdempotentRepository before = open();
    before.add("a 1\naws.ec2 2\r\naws.ec2 3");
    before.stop();

    IdempotentRepository after = open();

    assertThat(after.contains("aws.ec2 2")).isFalse();
    assertThat(after.contains("aws.ec2 3")).isFalse();
    assertThat(after.contains("a 1\naws.ec2 2\r\naws.ec2 3")).isTrue();
  }

  @Test
  void onlyTheLatestOfTheWindowAreRememberedAndTheFileStaysSmall() throws IOException {
    IdempotentRepository before = open("3");
    for (int i = 1; i <= 100; i++) {
      before.add("k" + i);
    }
    before.stop();

    IdempotentRepository after = open("3");

    assertThat(List.of("k97", "k98", "k99", "k100").stream().filter(after::contains))
        .containsExactly("k98", "k99", "k100");
    assertThat(Files.readAllLines(directory.resolve("duplicates"))).hasSize(3);
  }

  @Test
  void aLineThatAKillCutOffIsNoKeyAndSpoilsNone() throws IOException {
    Files.writeString(directory.resolve("duplicates"), "whole\ncut");

    IdempotentRepository first = open();
    first.add("next");
    first.stop();
    IdempotentRepository second = open();

    assertThat(second.contains("whole")).isTrue();
    assertThat(second.contains("cut")).isFalse();
    assertThat(second.contains("next")).isTrue();
  }

  @Test
  void aRemovedKeyIsNewAgain() {
    IdempotentRepository duplicates = open();
    duplicates.add("a");

    assertThat(duplicates.remove("a")).isTrue();
    assertThat(duplicates.remove("a")).isFalse();
    assertThat(duplicates.add("a")).isTrue();
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws IOException {
    Path below = Files.createFile(directory.resolve("file")).resolve("data");

    assertThatThrownBy(
            () ->
                Duplicates.repository(
                    Settings.of(Map.of("data.directory", below.toString())), new Transactions()))
        .isInstanceOf(SettingsException.class)
        .hasMessage("data.directory=%s (--set): cannot be made", below);
  }

  private IdempotentRepository open() {
    return open("100000");
  }

  private IdempotentRepository open(String window) {
    Map<String, String> keys =
        Map.of("data.directory", directory.toString(), "channel.deduplicate.window-events", window);
    IdempotentRepository duplicates = Duplicates.repository(Settings.of(keys), new Transactions());
    duplicates.start();
    return duplicates;
  }
}

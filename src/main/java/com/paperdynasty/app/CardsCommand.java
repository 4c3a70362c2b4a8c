package com.paperdynasty.app;

import com.paperdynasty.app.cards.CardsTask;
import com.paperdynasty.app.cards.SeasonFile;
import com.paperdynasty.baseball.league.FieldingChart;
import com.paperdynasty.league.InvalidLeagueException;
import com.paperdynasty.league.LeagueFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "cards",
    description = {
      "Makes the cards of a season's teams, a file for each.",
      "The season's file is described in src/site/markdown/cards.md."
    },
    mixinStandardHelpOptions = true)
final class CardsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--season", required = true, paramLabel = "FILE", description = "The season.")
  private Path season;

  @Option(
      names = "--league",
      paramLabel = "FILE",
      defaultValue = "conf/leagues/pd.yaml",
      description = "The league file with the fielding chart (${DEFAULT-VALUE}).")
  private Path league;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the sets are written; without it, none are.")
  private @Nullable Path out;

  @Option(
      names = "--team",
      paramLabel = "CODE",
      description = "A team, such as HOU. May be given several times; without it, all.")
  private List<String> teams = List.of();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Where the report of all regulars is written; without it, it is not.")
  private @Nullable Path report;

  @SuppressWarnings("NullAway.Init") // picocli sets what is required before anything else
  CardsCommand() {}

  @Override
  public Integer call() throws IOException, InvalidLeagueException {
    CardsTask task = new CardsTask(SeasonFile.read(season), chart());
    List<String> chosen = teams.isEmpty() ? task.teams() : teams;
    if (!task.teams().containsAll(chosen)) {
      throw new ParameterException(
          spec.commandLine(), "The teams of that season are " + String.join(", ", task.teams()));
    }
    if (out != null) {
      for (String team : chosen) {
        System.out.println(task.write(team, out));
      }
    }
    if (report != null) {
      System.out.println(Files.writeString(report, task.report()));
    }
    return 0;
  }

  private FieldingChart chart() throws IOException, InvalidLeagueException {
    String text = Files.readString(league);
    FieldingChart chart = LeagueFileReader.parse("cards", league.toString(), text, 1).fielding();
    if (chart == null) {
      throw new ParameterException(spec.commandLine(), league + " has no fielding chart");
    }
    return chart;
  }
}

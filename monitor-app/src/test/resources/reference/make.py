"""Makes the JSON files beside it: inputs, and what well-known libraries say of them. Run by hand, never by the build:

    python3 -m venv v && v/bin/pip install scikit-learn==1.9.1 scipy==1.17.1 statsmodels==0.15.0 pandas==3.1.1
    v/bin/python make.py

Numbers that do not exist (NaN) are null. Same versions, same files.
"""

import json
import math
import pathlib

import numpy as np
import pandas as pd
import scipy.stats
import sklearn
import statsmodels
import statsmodels.api as sm
from sklearn import metrics
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

HERE = pathlib.Path(__file__).parent
SKLEARN = "scikit-learn " + sklearn.__version__
NUMPY = "numpy " + np.__version__


def plain(value):
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [plain(one) for one in value]
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    return value


def write(name, made_by, **content):
    lines = ['"madeBy": ' + json.dumps(made_by)]
    for key, value in content.items():
        if isinstance(value, list):
            rows = ",\n    ".join(json.dumps(plain(one)) for one in value)
            lines.append(f'"{key}": [\n    {rows}\n  ]')
        else:
            lines.append(f'"{key}": {json.dumps(plain(value))}')
    (HERE / name).write_text("{\n  " + ",\n  ".join(lines) + "\n}\n")


class JavaRandom:
    """java.util.Random, so that both sides draw the same persons."""

    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & ((1 << 48) - 1)

    def bits(self, count):
        self.state = (self.state * 0x5DEECE66D + 0xB) & ((1 << 48) - 1)
        value = self.state >> (48 - count)
        return value - (1 << count) if value >= 1 << (count - 1) else value

    def below(self, bound):
        drawn = self.bits(31) & 0x7FFFFFFF
        if bound & (bound - 1) == 0:
            return (bound * drawn) >> 31
        while drawn - drawn % bound + bound - 1 > 0x7FFFFFFF:
            drawn = self.bits(31) & 0x7FFFFFFF
        return drawn % bound


def resamples(persons, draws, seed):
    random = JavaRandom(seed)
    for _ in range(draws):
        yield np.bincount([random.below(persons) for _ in range(persons)], minlength=persons)


def interval(value, drawn):
    """The 95 % percentile interval, each end the drawn figure nearest in rank; draws without a figure are left out."""
    known = [one for one in drawn if not math.isnan(one)]
    ends = np.quantile(known, [0.025, 0.975], method="nearest") if known else [math.nan, math.nan]
    return {"value": value, "low": ends[0], "high": ends[1]}


def worth(outcomes, scores, weights):
    counted = weights > 0
    if len(set(outcomes[counted])) < 2:
        positives = outcomes[counted].any()
        return {
            "auroc": math.nan,
            "auprc": metrics.average_precision_score(outcomes, scores, sample_weight=weights) if positives else math.nan,
            "minSensitivityPpv": 1.0 if positives else math.nan,
        }
    precision, recall, _ = metrics.precision_recall_curve(outcomes, scores, sample_weight=weights)
    return {
        "auroc": metrics.roc_auc_score(outcomes, scores, sample_weight=weights),
        "auprc": metrics.average_precision_score(outcomes, scores, sample_weight=weights),
        "minSensitivityPpv": np.max(np.minimum(precision, recall)[:-1]),
    }


def calls(outcomes, called, weights):
    def share(of, part):
        return np.sum(weights[of & part]) / np.sum(weights[of]) if np.sum(weights[of]) else math.nan

    known = np.sum(weights[called | outcomes]) > 0
    return {
        "accuracy": metrics.accuracy_score(outcomes, called, sample_weight=weights),
        "sensitivity": metrics.recall_score(outcomes, called, sample_weight=weights)
        if np.sum(weights[outcomes])
        else math.nan,
        "specificity": metrics.recall_score(outcomes, called, pos_label=False, sample_weight=weights)
        if np.sum(weights[~outcomes])
        else math.nan,
        "ppv": metrics.precision_score(outcomes, called, sample_weight=weights)
        if np.sum(weights[called])
        else math.nan,
        "npv": metrics.precision_score(outcomes, called, pos_label=False, sample_weight=weights)
        if np.sum(weights[~called])
        else math.nan,
        "f1": metrics.f1_score(outcomes, called, sample_weight=weights) if known else math.nan,
    }


def curves(outcomes, scores):
    if len(set(outcomes)) < 2:
        return {}
    falsely, rightly, _ = metrics.roc_curve(outcomes, scores, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(outcomes, scores)
    return {
        "roc": [[x, y] for x, y in zip(falsely, rightly)],
        "precisionRecall": [[r, p] for r, p in zip(recall[-2::-1], precision[-2::-1])],
    }


def ranking(random):
    cases = []

    def case(name, scores, outcomes, weights=None):
        scores = np.array(scores, dtype=float)
        outcomes = np.array(outcomes, dtype=bool)
        weights = np.ones(len(scores), dtype=int) if weights is None else np.array(weights)
        one = {"name": name, "scores": scores, "outcomes": outcomes, "weights": weights}
        one.update(worth(outcomes, scores, weights))
        if (weights == 1).all():
            one.update(curves(outcomes, scores))
        cases.append(one)

    for size in (2, 5, 40, 150):
        scores = random.normal(size=size)
        case(f"{size} distinct scores", scores, [True] + list(random.random(size - 2) < 0.3) + [False])
    for levels in (2, 4, 11):
        outcomes = random.random(60) < 0.25
        scores = np.floor(levels * (random.random(60) + 0.4 * outcomes)) / levels
        case(f"ties at some {levels} scores", scores, outcomes)
        case(f"ties at some {levels} scores, weighted", scores, outcomes, random.integers(0, 4, 60))
    case("all scores equal", [0.3] * 8, [True, False, False, True, False, False, False, False])
    case("perfect", [0.1, 0.2, 0.8, 0.9], [False, False, True, True])
    case("upside down", [0.9, 0.8, 0.2, 0.1], [False, False, True, True])
    case("everybody died", [0.2, 0.4, 0.4], [True, True, True])
    case("nobody died", [0.2, 0.4, 0.4], [False, False, False])
    case("one died and nobody else is there", [0.7], [True])
    case("one lived and nobody else is there", [0.7], [False])
    case("the only one who died was not drawn", [0.7, 0.2, 0.1], [True, False, False], [0, 2, 1])
    case("negative and huge scores", [-1e300, -5, 0, 5, 1e300], [False, True, False, True, True])
    write(
        "ranking.json",
        f"{SKLEARN}: roc_auc_score, average_precision_score, precision_recall_curve, roc_curve; NaN where a class is missing",
        cases=cases,
    )


def called(random):
    cases = []
    for name, size, chance, call in (
        ("many", 200, 0.2, 0.3),
        ("nobody is called", 30, 0.3, 0),
        ("everybody is called", 30, 0.3, 1),
        ("nobody died", 20, 0, 0.4),
        ("everybody died", 20, 1, 0.4),
        ("one", 1, 1, 1),
    ):
        outcomes = random.random(size) < chance
        its = random.random(size) < call
        for weights in (np.ones(size, dtype=int), random.integers(0, 3, size) + (size == 1)):
            one = {"name": name, "called": its, "outcomes": outcomes, "weights": weights}
            one.update(calls(outcomes, its, weights))
            cases.append(one)
    write("calls.json", f"{SKLEARN}: accuracy_score, recall_score, precision_score, f1_score", cases=cases)


def bootstrap(random):
    """Thirty persons of unequal length, two scorers, and what of them the same 400 draws of persons say."""
    draws, seed = 400, 17
    persons = np.repeat(np.arange(30), random.integers(1, 9, 30))
    ill = random.random(30) < 0.3
    outcomes = ill[persons] & (random.random(len(persons)) < 0.6)
    frail = random.normal(size=30)[persons] * 0.5
    probability = np.round(1 / (1 + np.exp(1.5 - 1.6 * outcomes - frail - random.normal(size=len(persons)))), 2)
    chart = np.floor(3 + 2 * outcomes + 2 * random.normal(size=len(persons)))
    scorers = []
    drawn = list(resamples(30, draws, seed))
    for name, scores, is_probability, threshold in (("model", probability, True, 0.4), ("chart", chart, False, 5)):
        its = scores >= threshold

        def figures(weights):
            of_moments = weights[persons]
            one = worth(outcomes, scores, of_moments)
            one.update(calls(outcomes, its, of_moments))
            if is_probability:
                one["brier"] = metrics.brier_score_loss(outcomes, scores, sample_weight=of_moments)
            return one

        everybody = figures(np.ones(30, dtype=int))
        every = [figures(weights) for weights in drawn]
        scorers.append(
            {
                "name": name,
                "scores": scores,
                "called": its,
                "isProbability": is_probability,
                "figures": {key: interval(everybody[key], [one[key] for one in every]) for key in everybody},
                "drawnAuroc": [one["auroc"] for one in every],
            }
        )
    above = interval(
        scorers[0]["figures"]["auroc"]["value"] - scorers[1]["figures"]["auroc"]["value"],
        [a - b for a, b in zip(scorers[0]["drawnAuroc"], scorers[1]["drawnAuroc"])],
    )
    for scorer in scorers:
        del scorer["drawnAuroc"]
    write(
        "bootstrap.json",
        f"{SKLEARN}: the metrics with sample_weight; {NUMPY}: quantile(method='nearest') over the draws of java.util.Random",
        draws=draws,
        seed=seed,
        persons=persons.tolist(),
        outcomes=outcomes.tolist(),
        scorers=scorers,
        aurocAbove=above,
    )


def tally(random):
    """Stays of persons, with alarms and deaths: rates, shares, lead times, and their intervals over the same draws."""
    draws, seed = 500, 3
    stays = []
    for person in range(40):
        for stay in range(1 + (person % 7 == 0)):
            hours = int(random.integers(30, 120))
            died = random.random() < 0.5
            every = np.sort(random.choice(hours, size=random.poisson(hours / 40), replace=False)).tolist()
            stays.append({"person": f"p{person}", "hours": hours, "died": bool(died), "calls": every})
    names = list(dict.fromkeys(stay["person"] for stay in stays))
    sums = np.zeros((len(names), 4))
    leads = []
    for stay in stays:
        row = sums[names.index(stay["person"])]
        row[0] += stay["hours"] / 24
        row[1] += len(stay["calls"])
        if stay["died"]:
            ahead = [stay["hours"] - call for call in stay["calls"] if call >= stay["hours"] - 24]
            row[2] += 1
            row[3] += len(ahead) > 0
            leads += ahead[:1]

    def ratio(weights, part, whole):
        return np.dot(weights, sums[:, part]) / np.dot(weights, sums[:, whole])

    once = np.ones(len(names))
    drawn = list(resamples(len(names), draws, seed))
    write(
        "tally.json",
        f"{NUMPY}: sums, median, quantile(method='nearest') over the draws of java.util.Random",
        draws=draws,
        seed=seed,
        stays=stays,
        alarmsPerDay=interval(ratio(once, 1, 0), [ratio(weights, 1, 0) for weights in drawn]),
        sensitivity=interval(ratio(once, 3, 2), [ratio(weights, 3, 2) for weights in drawn]),
        leadHours=[float(lead) for lead in np.sort(leads)],
        medianLeadHours=float(np.median(leads)),
    )


def logistic(random):
    cases = []
    for name, size, slope, intercept in (
        ("overconfident", 400, 0.5, -1),
        ("underconfident", 400, 2.5, 0.3),
        ("few with the outcome", 600, 1, -3.5),
        ("few persons", 25, 1, 0),
        ("log-odds far apart", 300, 0.05, 0),
    ):
        logits = np.round(random.normal(size=size) * (30 if name == "log-odds far apart" else 1.5), 6)
        outcomes = random.random(size) < 1 / (1 + np.exp(-(slope * logits + intercept)))
        fitted = sm.Logit(outcomes.astype(float), sm.add_constant(logits)).fit(disp=0, tol=1e-12, maxiter=200)
        unpenalised = LogisticRegression(C=np.inf, tol=1e-10, max_iter=1000).fit(logits[:, None], outcomes)
        assert abs(unpenalised.coef_[0, 0] - fitted.params[1]) < 1e-4
        cases.append(
            {
                "name": name,
                "logits": logits,
                "outcomes": outcomes,
                "slope": fitted.params[1],
                "intercept": fitted.params[0],
            }
        )
    write(
        "logistic.json",
        f"statsmodels {statsmodels.__version__}: Logit(outcome, [1, log-odds]).fit; within 1e-4 of {SKLEARN}: LogisticRegression(C=inf)",
        cases=cases,
    )


def components(random):
    cases = []
    for name, size, variances in (
        ("two directions", 60, [9, 4, 0.25]),
        ("variances close to each other", 80, [1.0, 0.99, 0.98, 0.97, 0.96, 0.95]),
        ("a column that never varies", 50, [4, 1, 0, 2]),
        ("fewer rows than columns", 4, [5, 3, 2, 1, 1, 1]),
    ):
        turned = scipy.stats.ortho_group.rvs(len(variances), random_state=random)
        rows = random.normal(size=(size, len(variances)))
        if name.startswith("variances close"):
            # Exactly so close: a method that nears the first direction step by step stops before it is there.
            rows = math.sqrt(size) * np.linalg.qr(rows - rows.mean(axis=0))[0]
        rows = rows * np.sqrt(variances)
        if 0 not in variances:
            rows = rows @ turned
        rows = np.round(rows - rows.mean(axis=0), 6)
        rows = rows - rows.mean(axis=0)
        asked = np.round(random.normal(size=(6, len(variances))) * 2, 6)
        for count in (1, 2, 3):
            pca = PCA(count, svd_solver="full").fit(rows)
            back = pca.inverse_transform(pca.transform(asked))
            cases.append(
                {
                    "name": f"{name}, {count}",
                    "count": count,
                    "rows": rows,
                    "asked": asked,
                    "errors": np.sum((asked - back) ** 2, axis=1),
                }
            )
    write("components.json", f"{SKLEARN}: PCA(count, svd_solver='full'), |x - inverse_transform(transform(x))|^2", cases=cases)


def standard(random):
    rows = np.round(random.normal(size=(40, 4)) * [3, 20, 0.1, 0] + [37, 90, 0, 5], 6)
    rows[random.random(rows.shape) < 0.2] = np.nan
    rows[:, 3] = 5
    asked = np.round(random.normal(size=(5, 4)) * 10 + 40, 6)
    scaler = StandardScaler().fit(rows)
    write(
        "standard.json",
        f"{SKLEARN}: StandardScaler, NaN left out",
        rows=rows.tolist(),
        mean=scaler.mean_.tolist(),
        sd=np.sqrt(scaler.var_).tolist(),
        asked=asked.tolist(),
        standardised=scaler.transform(asked).tolist(),
    )


def weighted_z(random):
    cases = []
    for half_life, size in ((3, 20), (12, 60), (90, 200)):
        before = np.round(80 + 5 * random.normal(size=size), 6)
        before[random.random(size) < 0.25] = np.nan
        now = float(np.round(80 + 12 * random.normal(), 6))
        # halflife with adjust=False: y = (1 - a) y + a x; gaps are passed over.
        window = pd.Series(before).ewm(halflife=half_life, adjust=False, ignore_na=True)
        z = (now - window.mean().iloc[-1]) / math.sqrt(window.var(bias=True).iloc[-1])
        cases.append({"halfLife": half_life, "before": before, "now": now, "z": z})
    write(
        "weighted-z.json",
        f"pandas {pd.__version__}: ewm(halflife, adjust=False, ignore_na=True), mean and var(bias=True)",
        cases=cases,
    )


def quantiles(random):
    """Of what a signal was in each of some windows: numbers that a summary's scale is made of."""
    cases = []
    for name, values in (
        ("many", np.round(random.normal(size=101) * 9 + 80, 4)),
        ("few", [97.0, 91.0, 95.0]),
        ("equal", [36.5] * 7),
        ("one", [12.0]),
    ):
        values = np.float32(values).astype(float)
        stretches = np.quantile(values, np.arange(9) / 8)
        low, high = stretches[:-1], stretches[1:]
        width = np.where(high > low, high - low, 1)
        passed = np.where(high > low, np.clip((values[:, None] - low) / width, 0, 1), values[:, None] > low)
        cases.append(
            {
                "name": name,
                "values": values,
                "quantiles": stretches,
                "usual": passed.mean(axis=0),
                "median": np.median(values),
                "mean": values.mean(),
                "sd": values.std(),
                "sampleSd": values.std(ddof=1) if len(values) > 1 else math.nan,
            }
        )
    write("quantiles.json", f"{NUMPY}: quantile (linear), median, mean, std(ddof=0), std(ddof=1)", cases=cases)


def learning(random):
    """Logistic regression over a table, as the baselines are: standardised, gaps at the mean, L2 with C = 0.02."""
    train = np.float32(np.round(random.normal(size=(160, 3)) * [15, 4, 2] + [85, 18, 96], 2)).astype(float)
    odds = 0.08 * (train[:, 0] - 85) + 0.25 * (train[:, 1] - 18) - 0.3
    outcomes = random.random(160) < 1 / (1 + np.exp(-odds))
    train[random.random(train.shape) < 0.15] = np.nan
    asked = np.float32(np.round(random.normal(size=(12, 3)) * [20, 5, 3] + [90, 20, 95], 2)).astype(float)
    asked[0, 1] = np.nan
    scaler = StandardScaler().fit(train)

    def table(rows):
        return np.column_stack([np.nan_to_num(scaler.transform(rows)), np.ones(len(rows))])

    fitted = LogisticRegression(C=0.02, solver="liblinear", tol=1e-9, max_iter=10000).fit(table(train), outcomes)
    write(
        "learning.json",
        f"{SKLEARN}: LogisticRegression(C=0.02, solver='liblinear') over StandardScaler and a column of ones",
        training=train.tolist(),
        outcomes=outcomes.tolist(),
        asked=asked.tolist(),
        probabilities=fitted.predict_proba(table(asked))[:, 1].tolist(),
    )


def groups(random):
    """Calibration in tenths: of distinct probabilities, in ten groups as equal as can be."""
    cases = []
    for size in (10, 40, 200):
        given = np.round(random.permutation(np.linspace(0.01, 0.99, size)), 6)
        had = random.random(size) < given
        order = np.argsort(given)
        edges = [group * size // 10 for group in range(11)]
        parts = [order[low:high] for low, high in zip(edges, edges[1:])]
        cases.append(
            {
                "scores": given,
                "outcomes": had,
                "points": [[given[part].mean(), had[part].mean()] for part in parts],
            }
        )
    write("calibration.json", f"{NUMPY}: means over the tenths of argsort", cases=cases)


if __name__ == "__main__":
    for number, make in enumerate(
        (ranking, called, bootstrap, tally, logistic, components, standard, weighted_z, quantiles, learning, groups)
    ):
        make(np.random.default_rng(1000 + number))

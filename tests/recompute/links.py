# SPDX-License-Identifier: Apache-2.0
"""Which links of the chains an enterprise is on.

The office's own choice (overrides.csv) alone, where it made one. Otherwise the class of the enterprise in GB/T
4754-2017: the links that name it as primary, and only where no link does, those that name it as secondary. A class of
an earlier edition is first carried to 2017 by the sample's own table of changes; where it was split and the parts lead
to different links, nobody can know, and the enterprise is on none. A leader that its class puts outside its own chain
also stands on the links of that chain that name the class as secondary.
"""

import os

from load import read_csv, words


class Links:
    def __init__(self, project):
        chains = os.path.join(project, "chains")
        self.chain_of = {}
        self.serving = set()  # links of a stage of services: they are the supports themselves
        positions = {(s["chain_id"], s["stage"]): s["position"] for s in read_csv(os.path.join(chains, "stages.csv"))}
        self.primary, self.secondary = {}, {}
        self.chain_words = {}
        for row in read_csv(os.path.join(chains, "chains.csv")):
            for column in ("chain_id", "name_zh", "short_zh", "name_en", "short_en"):
                self.chain_words[row[column]] = row["chain_id"]
        for row in read_csv(os.path.join(chains, "links.csv")):
            link = row["link_id"]
            self.chain_of[link] = row["chain_id"]
            if positions[row["chain_id"], row["stage"]] == "支撑":
                self.serving.add(link)
            for code in words(row["gbt4754_2017_primary"]):
                self.primary.setdefault(code, set()).add(link)
            for code in words(row["gbt4754_2017_secondary"]):
                self.secondary.setdefault(code, set()).add(link)
        self.carried = {}
        for row in read_csv(os.path.join(project, "codes", "gbt4754_earlier.csv")):
            self.carried[row["edition"], row["code"]] = words(row["codes_2017"])
        self.chosen = {}
        for row in read_csv(os.path.join(project, "overrides.csv")):
            if row["link"] not in self.chain_of:
                raise ValueError(f"overrides.csv: {row['link']} is no link")
            self.chosen.setdefault(row["uscc"], set()).add(row["link"])

    def of_class(self, code):
        return self.primary.get(code) or self.secondary.get(code) or set()

    def of_code(self, code, edition):
        if not code:
            return set()
        if not edition:
            # Nobody says which edition: only what all of them agree on is known.
            readings = [self.of_code(code, "2017")]
            readings += [self.of_code(code, year) for year in ("2011", "2002") if (year, code) in self.carried]
            return readings[0] if all(one == readings[0] for one in readings) else set()
        if edition == "2017":
            return self.of_class(code)
        now = self.carried.get((edition, code))
        if now is None:
            # Numbers that the table of changes does not name kept their meaning from 2011 on; the table of 2002 is
            # not complete, so an unlisted number of that edition proves nothing.
            return self.of_class(code) if edition == "2011" else set()
        answers = [self.of_class(one) for one in now]
        return answers[0] if all(answer == answers[0] for answer in answers) else set()

    def of_enterprise(self, row):
        if row["uscc"] in self.chosen:
            return set(self.chosen[row["uscc"]])
        found = set(self.of_code(row["industry_code"], row["industry_edition"]))
        for chain in self.leads(row):
            if not any(self.chain_of[link] == chain for link in found):
                found |= {link for link in self.secondary.get(row["industry_code"], ()) if self.chain_of[link] == chain}
        return found

    def leads(self, row):
        return {self.chain_words[word] for word in words(row["leader_of"] or "")}

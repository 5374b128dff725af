"""What the two demo firms' year is made of: names, things sold, and how trade goes."""

from dataclasses import dataclass

Sold = tuple[str, str, int, int]  # product, price, the least and the most of it in a deal


@dataclass(frozen=True)
class Trade:
    """A firm's clients, products and odds; months are counted from a year ago."""

    first_names: tuple[str, ...]
    last_names: tuple[str, ...]
    companies: tuple[str, ...]
    industries: tuple[str, ...]
    sources: tuple[str, ...]
    methods: tuple[str, ...]
    projects: tuple[Sold, ...]
    retainers: tuple[Sold, ...]
    jobs: tuple[str, ...]
    subjects: tuple[tuple[str, str], ...]
    leads_a_month: tuple[int, ...]


TRADES: dict[str, Trade] = {
    "alpha": Trade(
        first_names=(
            "Aarav",
            "Aditi",
            "Amit",
            "Ananya",
            "Deepa",
            "Farah",
            "Gaurav",
            "Harini",
            "Ishaan",
            "Jaya",
            "Karan",
        )
        + ("Lata", "Manoj", "Neha", "Pooja", "Rahul", "Sana", "Suresh", "Tara", "Uma", "Vikram", "Yusuf", "Zoya"),
        last_names=("Agarwal", "Bhatt", "Chopra", "D'Souza", "Gupta", "Iyengar", "Joshi", "Khan", "Kulkarni", "Menon")
        + ("Mishra", "Naidu", "Pandey", "Rathore", "Saxena", "Shah", "Thomas", "Verma", "Wagle"),
        companies=("{} Residence", "{} Apartments", "{} & Sons", "Hotel {}", "{} Clinic", "Café {}", "{} Developers"),
        industries=("Real Estate", "Hospitality", "Healthcare", "Retail", "Construction", "Other"),
        sources=("Referral", "Referral", "Referral", "Web", "Web", "Social Media", "Event", "Phone Inquiry", "Partner"),
        methods=("UPI", "Bank Transfer", "Bank Transfer", "Cheque", "Card"),
        projects=(
            ("Modular kitchen, straight", "185000.00", 1, 2),
            ("Modular kitchen, L-shaped", "262000.00", 1, 1),
            ("Sliding wardrobe, 7 ft", "94500.00", 1, 4),
            ("False ceiling, per sq ft", "145.00", 120, 900),
        ),
        retainers=(("Interior design consultation, monthly", "25000.00", 1, 2),),
        jobs=("kitchen", "wardrobes", "full flat", "living room", "reception", "bedroom", "renovation"),
        subjects=(
            ("Drawer does not close", "Problem"),
            ("When does the carpenter come?", "Question"),
            ("Another handle for the pantry", "Change Request"),
            ("GST number missing on the bill", "Billing"),
            ("Scratch on the shutter", "Complaint"),
        ),
        leads_a_month=(3, 3, 4, 4, 5, 4, 5, 6, 6, 7, 8, 7),
    ),
    "beta": Trade(
        first_names=("Aaron", "Bianca", "Carlos", "Dana", "Elena", "Frank", "Gina", "Hugo", "Irene", "Jamal", "Kate")
        + ("Leo", "Mia", "Noah", "Olga", "Pete", "Rosa", "Sam", "Tina", "Victor"),
        last_names=("Abbott", "Bauer", "Cole", "Diaz", "Evans", "Fischer", "Grant", "Howard", "Ito", "Jensen", "Keller")
        + ("Lopez", "Moore", "Novak", "O'Brien", "Park", "Quinn", "Rossi"),
        companies=("{} Law", "{} Bakery", "{} Outfitters", "{} Dental", "Studio {}", "{} Travel", "{} Foods"),
        industries=("Retail", "Healthcare", "Consulting", "Education", "Technology", "Other"),
        sources=("Web", "Web", "Web", "Referral", "Partner", "Social Media", "Advertisement", "Cold Call"),
        methods=("Stripe", "Stripe", "Bank Transfer", "PayPal", "Cheque"),
        projects=(
            ("Website, 10 pages", "6400.00", 1, 1),
            ("Online shop set-up", "12800.00", 1, 1),
            ("Brand identity", "4200.00", 1, 1),
        ),
        retainers=(("Care plan, monthly", "350.00", 1, 4),),
        jobs=("website", "relaunch", "shop", "rebranding", "landing pages", "care"),
        subjects=(
            ("Form does not send", "Problem"),
            ("Which image sizes do you need?", "Question"),
            ("Swap two menu entries", "Change Request"),
            ("Charged twice in March?", "Billing"),
            ("Page is slow in the evening", "Complaint"),
        ),
        leads_a_month=(2, 3, 3, 2, 3, 4, 3, 4, 4, 5, 4, 5),
    ),
}
